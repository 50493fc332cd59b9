import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import { publicStates, states, type Challenge } from '../../challenges/challenge';
import { grouped, standingOf, type Standing } from './groups';

const now = new Date('2026-11-26T12:00:00Z');
const challenge = (state: Challenge['state'], apply_by: string | null = null): Challenge => ({
  ...blankChallenge,
  id: 'a',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '2026-11-01T00:00:00Z',
  state,
  apply_by
});

describe('what an earlier need is to one who has the same', () => {
  it.each<[Challenge['state'], Standing]>([
    ['completed', 'answered'],
    ['published', 'open'],
    ['matched', 'ongoing'],
    ['in_progress', 'ongoing'],
    ['paused', 'earlier'],
    ['expired', 'earlier']
  ])('%s is %s', (state, standing) => {
    expect(standingOf(challenge(state), now)).toBe(standing);
  });

  it('is open only as long as interest can be sent', () => {
    expect(standingOf(challenge('published', '2026-11-26'), now)).toBe('open');
    expect(standingOf(challenge('published', '2026-11-25'), now)).toBe('earlier');
  });

  it('is nothing for what is not published', () => {
    for (const state of states)
      expect(standingOf(challenge(state), now) === null).toBe(
        !(publicStates as readonly string[]).includes(state)
      );
  });

  it('comes answers first, in the order of likeness within each group, and without empty groups', () => {
    const rows = [
      { id: 1, standing: 'open' as const },
      { id: 2, standing: null },
      { id: 3, standing: 'answered' as const },
      { id: 4, standing: 'open' as const }
    ];
    expect(grouped(rows).map(({ standing, rows }) => [standing, ...rows.map(({ id }) => id)])).toEqual([
      ['answered', 3],
      ['open', 1, 4],
      [null, 2]
    ]);
  });
});
