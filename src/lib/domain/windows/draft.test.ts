import { describe, expect, it } from 'vitest';
import { changesIn, clashOf, draftOf, faultsIn, isNewVersion, ruleOf } from './draft';
import type { WindowRule } from './window-rule';

const eit: WindowRule = {
  id: 'eit',
  rev: 3,
  updated_at: '',
  organisation_id: 'ntnu',
  key: 'eit',
  name_nb: 'EiT',
  name_nn: 'EiT',
  name_en: 'EiT',
  kinds: ['eit'],
  opens: '10-01',
  closes: '11-01',
  leads_to: 'next_spring',
  lead_days: 14,
  prepare_nb: '',
  prepare_nn: '',
  prepare_en: '',
  valid_from: '2026-01-01',
  valid_to: null
};
const today = '2026-11-26';

describe('the draft of a rule', () => {
  it('of each shape says the rule it was made from', () => {
    const research = { ...eit, opens: 'W38-3', closes: 'W39-7', leads_to: null };
    const sikt = { ...eit, opens: null, closes: null, leads_to: null };
    for (const rule of [eit, research, sikt]) expect(changesIn(rule, draftOf(rule, today))).toEqual({});
  });

  it('holds only what is new', () => {
    const draft = { ...draftOf(eit, today), name_nb: ' EiT ', dates: { opens: '10-01', closes: '10-25' } };
    expect(changesIn(eit, draft)).toEqual({ closes: '10-25' });
    expect(changesIn(eit, { ...draft, shape: 'start' })).toEqual({
      opens: null,
      closes: null,
      leads_to: null
    });
  });

  it('of a general rule begins today, and is a rule of its own', () => {
    const draft = draftOf({ ...eit, organisation_id: null, valid_from: '2024-01-01' }, today);
    expect(ruleOf(draft)).toMatchObject({ valid_from: today, valid_to: null, closes: '11-01' });
    expect(isNewVersion({ ...eit, organisation_id: null }, draft)).toBe(true);
  });

  it('with a later first day is a new rule, with the same or an earlier one a correction', () => {
    const draft = draftOf(eit, today);
    expect(isNewVersion(eit, draft)).toBe(false);
    expect(isNewVersion(eit, { ...draft, valid_from: '2025-01-01' })).toBe(false);
    expect(isNewVersion(eit, { ...draft, valid_from: '2027-01-01' })).toBe(true);
    expect(isNewVersion(undefined, draft)).toBe(false);
  });

  it('meets another version that holds on one of its days', () => {
    const later = { ...eit, id: 'later', valid_from: '2027-06-01' };
    const draft = draftOf(eit, today);
    expect(clashOf(eit, draft, [eit, later])).toBe(later);
    expect(clashOf(eit, { ...draft, valid_to: '2027-05-31' }, [eit, later])).toBeUndefined();
  });

  it('is told what it lacks', () => {
    expect(faultsIn(draftOf(eit, today))).toEqual([]);
    expect(
      faultsIn({
        ...draftOf(undefined, today),
        name_nb: 'EiT',
        name_nn: 'EiT',
        lead_days: '1,5',
        valid_to: '2020-01-01'
      })
    ).toEqual([
      { code: 'missing', field: 'name_en' },
      { code: 'missing', field: 'kinds' },
      { code: 'invalid', field: 'lead_days' },
      { code: 'invalid', field: 'valid_to' }
    ]);
    expect(faultsIn({ ...draftOf(eit, today), lead_days: '366', valid_from: '' })).toHaveLength(2);
  });
});
