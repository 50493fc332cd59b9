import { describe, expect, it } from 'vitest';
import { ageInDays, byUrgency, canResume, standingOf } from './desk';

const today = '2026-11-26';
const with_ = (state: 'published' | 'paused' | 'expired' | 'submitted', apply_by: string | null) => ({
  state,
  apply_by,
  ends_on: null
});

describe('the desk shows a challenge', () => {
  it('two weeks before its last day, and not a day earlier', () => {
    expect(standingOf(with_('published', '2026-12-10'), today)).toBe('expiring');
    expect(standingOf(with_('published', '2026-12-11'), today)).toBeNull();
    expect(standingOf(with_('published', null), today)).toBeNull();
  });

  it('by the end of its period where it has no day to apply by', () => {
    expect(standingOf({ state: 'published', apply_by: null, ends_on: '2026-12-01' }, today)).toBe('expiring');
  });

  it('while it is on hold or has expired, whatever its days', () => {
    expect(standingOf(with_('paused', null), today)).toBe('paused');
    expect(standingOf(with_('expired', '2026-11-01'), today)).toBe('expired');
    expect(standingOf(with_('submitted', '2026-11-27'), today)).toBeNull();
  });
});

it('what runs out first stands first, before what is on hold and what has run out', () => {
  const one = (
    standing: 'expiring' | 'paused' | 'expired',
    apply_by: string | null,
    ends_on: string | null
  ) => ({
    challenge: { apply_by, ends_on },
    standing
  });
  const sorted = [
    one('expired', '2026-11-01', null),
    one('expiring', '2026-12-10', null),
    one('paused', null, null),
    one('expiring', null, '2026-12-06')
  ].sort(byUrgency);
  expect(
    sorted.map(({ standing, challenge }) => [standing, challenge.apply_by ?? challenge.ends_on])
  ).toEqual([
    ['expiring', '2026-12-06'],
    ['expiring', '2026-12-10'],
    ['paused', null],
    ['expired', '2026-11-01']
  ]);
});

describe('a challenge is offered again', () => {
  it('only where its last day lies ahead', () => {
    expect(canResume(with_('paused', today), today)).toBe(true);
    expect(canResume(with_('paused', null), today)).toBe(true);
    expect(canResume(with_('expired', '2026-11-25'), today)).toBe(false);
    expect(canResume(with_('published', null), today)).toBe(false);
  });
});

it('age is whole days, and a phone whose clock is behind sees none below 0', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  expect(ageInDays('2026-11-24T11:00:00Z', now)).toBe(2);
  expect(ageInDays('2026-11-24T13:00:00Z', now)).toBe(1);
  expect(ageInDays('2026-11-27T13:00:00Z', now)).toBe(0);
});
