import { describe, expect, it } from 'vitest';
import { answersFor } from './answers';
import { gatesFrom } from './gates';
import type { WindowRule } from './window-rule';

const rule = (part: Partial<WindowRule>): WindowRule => ({
  id: 'eit',
  rev: 1,
  updated_at: '2026-01-01T00:00:00Z',
  organisation_id: null,
  key: 'eit',
  name_nb: 'EiT',
  name_nn: 'EiT',
  name_en: 'EiT',
  kinds: ['master'],
  opens: '10-01',
  closes: '11-01',
  leads_to: 'next_spring',
  lead_days: 14,
  prepare_nb: '',
  prepare_nn: '',
  prepare_en: '',
  valid_from: '2020-01-01',
  valid_to: null,
  ...part
});
const gates = (
  today: string,
  rules: WindowRule[],
  applyBy: string | null = null,
  startsOn: string | null = null
) =>
  gatesFrom(answersFor({ rules, universities: [], kinds: ['master'], startsOn, today }), applyBy, today).map(
    ({ what, day }) => `${day} ${what}`
  );

describe('the next gates of a need', () => {
  it('open and close, and are what comes, the next one first', () => {
    expect(gates('2026-08-15', [rule({})], '2026-09-01')).toEqual([
      '2026-09-01 apply',
      '2026-10-01 opens',
      '2026-11-01 closes'
    ]);
    expect(gates('2026-10-01', [rule({})])).toEqual(['2026-11-01 closes']);
    expect(gates('2026-11-01', [rule({})])).toEqual(['2026-11-01 closes']);
  });

  it('are next year’s when this year’s are over, and none where no rule holds then', () => {
    expect(gates('2026-11-02', [rule({})])).toEqual(['2027-10-01 opens', '2027-11-01 closes']);
    expect(gates('2026-11-02', [rule({ valid_to: '2026-12-31' })])).toEqual([]);
    expect(gates('2026-08-15', [rule({ kinds: ['phd'] })], '2026-08-14')).toEqual([]);
  });

  it('count back from the start of the work, where that is said', () => {
    const sikt = rule({ id: 'sikt', key: 'sikt', opens: null, closes: null, leads_to: null, lead_days: 30 });
    expect(gates('2026-08-15', [sikt], null, '2026-10-31')).toEqual(['2026-10-01 closes']);
    expect(gates('2026-08-15', [sikt])).toEqual([]);
    // Too late: there is no such day to come.
    expect(gates('2026-10-15', [sikt], null, '2026-10-31')).toEqual([]);
  });
});
