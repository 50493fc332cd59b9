import { describe, expect, it } from 'vitest';
import type { Message } from '$lib/domain/conversations/conversation';
import type { Interest } from '$lib/domain/interests/interest';
import { linesOf } from './lines';

const stamp = { rev: 1, updated_at: '' };
const interest: Interest = {
  ...stamp,
  id: 'i',
  challenge_id: 'c',
  person_id: 'student',
  role: 'student',
  name: 'En student',
  message: 'Jeg vil være med.',
  state: 'seen',
  answer: '',
  reason: null,
  answer_by: '2026-12-10',
  sent_at: '2026-11-20T08:00:00Z',
  seen_at: null,
  asked_at: null,
  answered_at: null,
  closed_at: null
};
const message = (number: number, side: 'sender' | 'unit', author_id: string, rev = 1): Message => ({
  ...stamp,
  rev,
  id: `m${number}`,
  conversation_id: 'i',
  challenge_id: 'c',
  person_id: 'student',
  author_id,
  side,
  number,
  text: `melding ${number}`,
  sent_at: `2026-11-2${number}T09:00:00Z`
});
const thread = {
  interest,
  messages: [message(1, 'unit', 'kari'), message(2, 'sender', 'student'), message(3, 'unit', 'ola')],
  refused: [],
  me: 'student',
  side: 'sender',
  readByOthers: 2,
  readBefore: 2
} as const;

describe('the lines of a thread', () => {
  it('begin with the interest, and say what is new and how far my own words have come', () => {
    const lines = linesOf({ ...thread, messages: [...thread.messages, message(4, 'sender', 'student', 0)] });
    expect(lines.map(({ key, who, state, firstNew }) => [key, who, state, firstNew])).toEqual([
      ['interest', 'me', null, false],
      ['m1', 'other', null, false],
      ['m2', 'me', 'read', false],
      ['m3', 'other', null, true],
      ['m4', 'me', 'waiting', false]
    ]);
  });

  it('tell colleagues from oneself at the unit, and who only was sent from who has read', () => {
    const lines = linesOf({ ...thread, me: 'kari', side: 'unit', readByOthers: 1, readBefore: 1 });
    expect(lines.map(({ key, who, state, firstNew }) => [key, who, state, firstNew])).toEqual([
      ['interest', 'other', null, false],
      ['m1', 'me', 'read', false],
      ['m2', 'other', null, true],
      ['m3', 'colleague', 'sent', false]
    ]);
  });

  it('have the answer where it came, and what was refused at the end', () => {
    const answered = { ...interest, answer: ' Ja! ', answered_at: '2026-11-22T10:00:00Z' };
    const refused = [{ op_id: 'op', text: 'for mange', created_at: '2026-11-25T09:00:00Z' }];
    const lines = linesOf({ ...thread, interest: answered, refused });
    expect(lines.map(({ key }) => key)).toEqual(['interest', 'm1', 'm2', 'answer', 'm3', 'op']);
    expect(lines.find(({ key }) => key === 'answer')).toMatchObject({ text: 'Ja!', who: 'other' });
    // On the other side it is the unit's, whoever of them wrote it: also to that one.
    const inside = linesOf({ ...thread, me: 'kari', side: 'unit', interest: answered });
    expect(inside.find(({ key }) => key === 'answer')).toMatchObject({ who: 'unit' });
    expect(lines.at(-1)).toMatchObject({ state: 'refused', text: 'for mange' });
  });
});
