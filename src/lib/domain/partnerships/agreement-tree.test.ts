import { describe, expect, it } from 'vitest';
import type { Agreement } from './agreement';
import { agreementShare, agreementState, agreementTree, type AgreementNode } from './agreement-tree';

const row = (id: string, part: Partial<Agreement> = {}): Agreement => ({
  id,
  rev: 1,
  updated_at: '2026-01-01T00:00:00Z',
  partnership_id: 'p',
  parent_id: null,
  name_nb: id,
  name_nn: id,
  name_en: id,
  signed_on: null,
  valid_from: null,
  valid_to: null,
  ...part
});

const drawn = (nodes: AgreementNode[]): string =>
  nodes.map(({ agreement, below }) => agreement.id + (below.length ? `(${drawn(below)})` : '')).join(' ');

describe('the tree of agreements', () => {
  it('has sub-agreements below theirs, what lasts longest first', () => {
    const rows = [
      row('old', { valid_to: '2021-12-31' }),
      row('sub-b', { parent_id: 'new' }),
      row('new', { valid_to: '2026-12-31' }),
      row('sub-a', { parent_id: 'new' }),
      row('deep', { parent_id: 'sub-a' })
    ];
    expect(drawn(agreementTree(rows))).toBe('new(sub-a(deep) sub-b) old');
  });

  it('loses none: one without its parent is a main one, and so are those in a ring', () => {
    const rows = [
      row('orphan', { parent_id: 'gone' }),
      row('a', { parent_id: 'b' }),
      row('b', { parent_id: 'a' }),
      row('under', { parent_id: 'a' })
    ];
    expect(drawn(agreementTree(rows))).toBe('a(under) b orphan');
  });
});

describe('the state of an agreement', () => {
  it.each([
    ['no day at all', {}, 'unknown'],
    ['signed only', { signed_on: '2021-02-15' }, 'current'],
    ['begins tomorrow', { valid_from: '2026-11-27' }, 'coming'],
    ['its last day', { valid_to: '2026-11-26' }, 'ending'],
    ['the day after its last', { valid_to: '2026-11-25' }, 'ended'],
    ['half a year left', { valid_to: '2027-05-28' }, 'ending'],
    ['more than half a year left', { valid_to: '2027-05-29' }, 'current'],
    ['ended before it was signed', { signed_on: '2027-01-01', valid_to: '2026-01-01' }, 'ended']
  ])('%s', (_, part, state) => {
    expect(agreementState(row('a', part), '2026-11-26')).toBe(state);
  });

  it('its share of the period is between nothing and all, and unknown where a day is', () => {
    const period = { valid_from: '2026-01-01', valid_to: '2027-01-01' };
    expect(agreementShare(row('a', period), '2026-07-02')).toBeCloseTo(0.5, 2);
    expect(agreementShare(row('a', period), '2030-01-01')).toBe(1);
    expect(agreementShare(row('a', period), '2020-01-01')).toBe(0);
    expect(agreementShare(row('a', { valid_to: '2027-01-01' }), '2026-07-02')).toBeNull();
  });
});
