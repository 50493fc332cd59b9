import { describe, expect, it } from 'vitest';
import { keepSlots } from './slots';

const never = () => false;
const always = () => true;

describe('cards of suggestions', () => {
  it('begin as they are wanted', () => {
    expect(keepSlots([], ['a', 'b', 'c'], 2, always, never)).toEqual(['a', 'b']);
  });

  it('keep their places when others would be better now', () => {
    expect(keepSlots(['a', 'b'], ['c', 'b', 'a'], 2, always, never)).toEqual(['a', 'b']);
  });

  it('leave a line where one was put away, and a new one comes last', () => {
    const away = (id: string) => id === 'a';
    expect(keepSlots(['a', 'b'], ['c', 'd'], 2, (id) => id !== 'a', away)).toEqual(['a', 'b', 'c']);
  });

  it('go when they are closed, and take no room when one comes back', () => {
    expect(keepSlots(['a', 'b'], ['c'], 2, (id) => id !== 'b', never)).toEqual(['a', 'c']);
    expect(keepSlots(['a', 'b', 'c'], ['d'], 2, always, never)).toEqual(['a', 'b', 'c']);
  });
});
