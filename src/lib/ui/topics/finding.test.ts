import { describe, expect, it } from 'vitest';
import { findIn } from './finding';

const items = [
  { value: 'a', label: 'Benker i parker' },
  { value: 'b', label: 'Parkering', words: ['bilplass'] },
  { value: 'c', label: 'Sykepleie', note: 'Bachelor, Gjøvik' },
  { value: 'd', label: 'Sykepleie', note: 'Bachelor, Ålesund' }
];
const found = (text: string) => findIn(items, text).map(({ value }) => value);

describe('finding in a list', () => {
  it('has all of it before anything is written', () => {
    expect(found(' ')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has what begins so first, then later words, then other words for it', () => {
    expect(found('park')).toEqual(['b', 'a']);
    expect(found('BILPLASS')).toEqual(['b']);
    expect(found('kering')).toEqual(['b']);
  });

  it('takes several words together, in any order', () => {
    expect(found('ålesund syke')).toEqual(['d']);
    expect(found('sykepleie tromsø')).toEqual([]);
  });
});
