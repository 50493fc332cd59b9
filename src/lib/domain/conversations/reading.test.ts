import { describe, expect, it } from 'vitest';
import { howToWrite, unreadIn, wordsOf } from './reading';

const thread = {
  id: 'i',
  rev: 1,
  updated_at: '',
  challenge_id: 'c',
  person_id: 'p',
  messages: 5,
  sender_read: 3,
  unit_read: 5
};

describe('a thread', () => {
  it('has something new for the side that has not read it', () => {
    expect([unreadIn(thread, 'sender'), unreadIn(thread, 'unit')]).toEqual([2, 0]);
  });

  it.each([
    ['sent', 'unit', true, 'ask'],
    ['seen', 'unit', false, 'write'],
    ['asked', 'unit', true, 'write'],
    ['accepted', 'unit', true, 'write'],
    ['asked', 'sender', false, 'reply'],
    ['seen', 'sender', false, 'write'],
    ['declined', 'sender', false, null],
    ['withdrawn', 'unit', false, null],
    ['expired', 'sender', false, null]
  ] as const)('that is %s is written in by the %s (asks: %s): %s', (state, side, asks, how) => {
    expect(howToWrite(state, side, asks)).toBe(how);
  });

  it('knows its own words among all that is unsent', () => {
    const op = { op_id: 'o', kind: 'interests.ask', args: { id: 'i', text: 'Når?' }, created_at: 'nå' };
    expect(wordsOf(op, 'i')).toEqual([{ op_id: 'o', text: 'Når?', created_at: 'nå' }]);
    expect(wordsOf(op, 'another')).toEqual([]);
    expect(wordsOf({ ...op, kind: 'interests.accept' }, 'i')).toEqual([]);
    expect(wordsOf({ ...op, args: { id: 'i' } }, 'i')).toEqual([]);
  });
});
