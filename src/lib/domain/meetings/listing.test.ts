import { expect, it } from 'vitest';
import { blankMeeting } from './blank';
import { cameOf, upcoming } from './listing';
import type { Meeting } from './meeting';

const now = new Date('2027-02-01T12:00:00Z');
const meeting = (
  id: string,
  starts_at: string,
  ends_at: string,
  state: Meeting['state'] = 'confirmed'
): Meeting => ({
  ...blankMeeting,
  id,
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '',
  state,
  starts_at,
  ends_at
});

it('has the next meeting first, whoever wrote its time, and no draft and nothing that is over', () => {
  const rows = [
    meeting('later', '2027-03-01T08:00:00+00:00', '2027-03-01T09:00:00+00:00'),
    meeting('sooner', '2027-02-28T23:30:00.000Z', '2027-03-01T01:00:00.000Z', 'cancelled'),
    meeting('under way', '2027-02-01T11:00:00+00:00', '2027-02-01T12:00:00.001Z'),
    meeting('over', '2027-02-01T11:00:00+00:00', '2027-02-01T12:00:00+00:00'),
    meeting('draft', '2027-04-01T08:00:00Z', '2027-04-01T09:00:00Z', 'draft')
  ];
  expect(upcoming(rows, now).map(({ id }) => id)).toEqual(['under way', 'sooner', 'later']);
});

it('says what came of a meeting by the states of what is public, each challenge once', () => {
  const need = (challenge_id: string, meeting_id = 'm') => ({ challenge_id, meeting_id });
  const came = cameOf(
    'm',
    [need('a'), need('a'), need('b'), need('c'), need('draft'), need('unknown'), need('other', 'n')],
    [
      { id: 'a', state: 'published' },
      { id: 'b', state: 'in_progress' },
      { id: 'c', state: 'published' },
      { id: 'draft', state: 'draft' },
      { id: 'other', state: 'completed' }
    ]
  );
  expect(came).toEqual([
    { state: 'published', count: 2 },
    { state: 'in_progress', count: 1 }
  ]);
  expect(cameOf('m', [], [])).toEqual([]);
});
