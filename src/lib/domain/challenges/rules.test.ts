import { describe, expect, it } from 'vitest';
import { blankChallenge } from './blank';
import type { Challenge } from './challenge';
import { isOpen, osloDay, submitFaults } from './rules';

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

describe('what a challenge must say before it is sent', () => {
  it('accepts one that says it all', () => {
    expect(submitFaults(ready)).toEqual([]);
  });

  it('names what is missing in the order of the form', () => {
    const blank: Challenge = { ...ready, ...blankChallenge };
    expect(submitFaults(blank).map((fault) => fault.field)).toEqual([
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
    expect(submitFaults({ ...ready, title: '     ' })).toEqual([{ code: 'missing', field: 'title' }]);
    expect(submitFaults({ ...ready, today: 'Kort.' })).toEqual([{ code: 'too_short', field: 'today' }]);
  });

  it('cannot end before it starts', () => {
    expect(submitFaults({ ...ready, starts_on: '2027-01-10', ends_on: '2027-01-09' })).toEqual([
      { code: 'invalid', field: 'ends_on' }
    ]);
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
