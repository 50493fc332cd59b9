import { describe, expect, it } from 'vitest';
import { blankChallenge } from '$lib/domain/challenges/blank';
import type { Challenge, ChallengeCase } from '$lib/domain/challenges/challenge';
import { totalOf } from '$lib/domain/challenges/desk';
import type { Interest } from '$lib/domain/interests/interest';
import { waitingFor } from './waiting';

const now = new Date('2026-11-26T10:00:00Z');
const today = '2026-11-26';

const interest = (id: string, patch: Partial<Interest> = {}): Interest => ({
  id,
  rev: 1,
  updated_at: '',
  challenge_id: 'c',
  person_id: 'me',
  role: 'student',
  name: '',
  message: '',
  state: 'sent',
  answer: '',
  reason: null,
  answer_by: '2026-12-01',
  sent_at: '',
  seen_at: null,
  asked_at: null,
  answered_at: null,
  closed_at: null,
  ...patch
});
const challenge = (id: string, state: Challenge['state'], partnership_id = 'p'): Challenge => ({
  ...blankChallenge,
  id,
  state,
  partnership_id,
  organisation_id: 'o',
  updated_at: ''
});
const written = (id: string, author_id: string): ChallengeCase => ({
  id,
  rev: 1,
  updated_at: '',
  author_id,
  contact_id: null,
  note: '',
  submitted_at: null
});

const waits = (rows: Partial<Parameters<typeof waitingFor>[0]>) =>
  waitingFor(
    { uid: 'me', interests: [], challenges: [], caseOf: () => undefined, desk: null, ...rows },
    today,
    now
  );

describe('what waits for somebody', () => {
  it('is nothing for one who has sent and written nothing', () => {
    expect(waits({})).toEqual([]);
    expect(waits({ challenges: [challenge('a', 'draft'), challenge('b', 'submitted')] })).toEqual([]);
  });

  it('others’ interest stands together, with the first day that is promised, and whether it has passed', () => {
    const theirs = (id: string, answer_by: string, state: Interest['state'] = 'sent') =>
      interest(id, { person_id: 'another', answer_by, state });
    expect(
      waits({
        interests: [
          theirs('a', '2026-12-05'),
          theirs('b', '2026-11-25', 'seen'),
          theirs('c', '2026-11-20', 'asked')
        ]
      })
    ).toEqual([{ kind: 'answer', count: 2, by: '2026-11-25', late: true }]);
    expect(waits({ interests: [theirs('a', today)] })).toMatchObject([{ late: false }]);
  });

  it('what others wait for comes before news, and news before what is only awaited', () => {
    const answered_at = '2026-11-20T10:00:00Z';
    const found = waits({
      interests: [
        interest('expected'),
        interest('yes', { state: 'accepted', answered_at }),
        interest('no', { state: 'declined', answered_at }),
        interest('old', { state: 'accepted', answered_at: '2026-11-01T10:00:00Z' }),
        interest('asked', { state: 'asked' }),
        interest('theirs', { person_id: 'another' })
      ],
      challenges: [challenge('mine', 'returned'), challenge('begun', 'draft'), challenge('another', 'draft')],
      caseOf: (id) => written(id, id === 'another' ? 'someone' : 'me'),
      desk: { challenges: 1, suggestions: 0, reports: 0, roles: 0 }
    });
    expect(found.map(({ kind }) => kind)).toEqual([
      'answer',
      'reply',
      'desk',
      'returned',
      'yes',
      'no',
      'draft',
      'expected'
    ]);
    expect(found[0]).toMatchObject({ count: 1 });
  });

  it('on the desk is all that the desk counts, part by part, and nothing for one who has no desk', () => {
    const desk = { challenges: 2, suggestions: 1, reports: 0, roles: 2 };
    const found = waits({ desk });
    expect(found).toEqual([
      { kind: 'desk', part: 'challenges', count: 2 },
      { kind: 'desk', part: 'suggestions', count: 1 },
      { kind: 'desk', part: 'roles', count: 2 }
    ]);
    expect(found.reduce((sum, item) => sum + ('count' in item ? item.count : 0), 0)).toBe(totalOf(desk));
    expect(waits({ challenges: [challenge('a', 'submitted')] })).toEqual([]);
  });
});
