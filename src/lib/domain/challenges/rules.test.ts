import { describe, expect, it } from 'vitest';
import { blankChallenge } from './blank';
import { states, type Challenge } from './challenge';
import { isOpen, showsEffect, submitFaults } from './rules';
import { osloDay } from '../oslo-day';

const ready: Challenge = {
  ...blankChallenge,
  id: 'c',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '',
  title: 'Trygg hjemreise',
  today: 'Mange eldre faller på vei hjem fra aktivitetssenteret.',
  whom: 'Eldre i sentrum',
  better: 'Færre fall om vinteren',
  contact_role: 'Rådgiver, helse og omsorg',
  theme_id: 't',
  kinds: ['bachelor']
};

const now = new Date('2026-11-22T12:00:00Z');

describe('what a challenge must say before it is sent', () => {
  it('accepts one that says it all', () => {
    expect(submitFaults(ready, now)).toEqual([]);
  });

  it('names what is missing in the order of the form', () => {
    const blank: Challenge = { ...ready, ...blankChallenge };
    expect(submitFaults(blank, now).map((fault) => fault.field)).toEqual([
      'title',
      'today',
      'whom',
      'better',
      'contact_role',
      'theme_id',
      'kinds'
    ]);
  });

  it('blanks are not words, and too little is not missing', () => {
    expect(submitFaults({ ...ready, title: '     ' }, now)).toEqual([{ code: 'missing', field: 'title' }]);
    expect(submitFaults({ ...ready, today: 'Kort.' }, now)).toEqual([{ code: 'too_short', field: 'today' }]);
  });

  it('cannot end before it starts', () => {
    expect(submitFaults({ ...ready, starts_on: '2027-01-10', ends_on: '2027-01-09' }, now)).toEqual([
      { code: 'invalid', field: 'ends_on' }
    ]);
  });

  it('names two themes or one, never one twice', () => {
    expect(submitFaults({ ...ready, second_theme_id: 'u' }, now)).toEqual([]);
    expect(submitFaults({ ...ready, second_theme_id: 't' }, now)).toEqual([
      { code: 'invalid', field: 'second_theme_id' }
    ]);
  });

  it('has its last day today at the earliest, in Oslo', () => {
    const last = (days: Partial<Challenge>, at: string) =>
      submitFaults({ ...ready, ...days }, new Date(at)).map(({ code, field }) => `${code} ${field}`);
    expect(last({ apply_by: '2026-11-22' }, '2026-11-22T22:59:59Z')).toEqual([]);
    expect(last({ apply_by: '2026-11-22' }, '2026-11-22T23:00:00Z')).toEqual(['closed apply_by']);
    expect(last({ ends_on: '2026-11-21' }, '2026-11-22T12:00:00Z')).toEqual(['closed ends_on']);
    expect(last({ apply_by: '2026-11-23', ends_on: '2026-11-21' }, '2026-11-22T12:00:00Z')).toEqual([]);
  });

  it('shows an effect once the work has begun', () => {
    expect(states.filter((state) => showsEffect({ state }))).toEqual(['in_progress', 'completed']);
  });
});

describe('the deadline is a day in Oslo', () => {
  const published: Challenge = { ...ready, state: 'published', apply_by: '2026-11-22' };

  it('lasts until midnight there, not in UTC', () => {
    expect(osloDay(new Date('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(isOpen(published, new Date('2026-11-22T22:59:59Z'))).toBe(true);
    expect(isOpen(published, new Date('2026-11-22T23:00:00Z'))).toBe(false);
  });

  it('none means open while published', () => {
    expect(isOpen({ ...published, apply_by: null }, new Date())).toBe(true);
    expect(isOpen({ ...published, apply_by: null, state: 'withdrawn' }, new Date())).toBe(false);
  });
});
