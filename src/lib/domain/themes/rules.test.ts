import { describe, expect, it } from 'vitest';
import { canChoose } from './rules';

const term = { partnership_id: null, valid_from: '2026-01-01', valid_to: '2026-12-31' };

describe('a theme can be chosen', () => {
  it('from its first day to its last', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(days.map((day) => canChoose(term, 'here', day))).toEqual([false, true, true, false]);
    expect(canChoose({ ...term, valid_to: null }, 'here', '2999-01-01')).toBe(true);
  });

  it('in its own partnership, or in all when it is common', () => {
    const own = { ...term, partnership_id: 'here' };
    expect(['here', 'there'].map((partnership) => canChoose(own, partnership, '2026-06-01'))).toEqual([
      true,
      false
    ]);
    expect(canChoose(term, 'there', '2026-06-01')).toBe(true);
  });
});
