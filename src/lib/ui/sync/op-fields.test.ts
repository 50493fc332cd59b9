import { describe, expect, it } from 'vitest';
import { audiences, kinds, modes, reaches, reminders } from '$lib/domain/meetings/meeting';
import { leads } from '$lib/domain/windows/window-rule';
import { valueText } from './op-fields';

describe('a value in two versions', () => {
  it.each([
    ['kind', kinds],
    ['audiences', audiences],
    ['reach', reaches],
    ['mode', modes],
    ['reminders', reminders],
    ['leads_to', leads]
  ])('has words for each %s', (field, codes) => {
    for (const code of codes) expect(valueText(field, code, [])).not.toBe(code);
  });

  it('says days as they are said', () => {
    expect(valueText('due_on', '2027-04-14', [])).toContain('14. april');
    expect(valueText('opens', '10-01', [])).toBe('1. oktober');
    expect(valueText('closes', 'W38-1', [])).toBe('Uke 38, mandag');
  });
});
