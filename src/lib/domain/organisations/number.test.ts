import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrganisationNumber } from './number';

describe('organisation numbers', () => {
  it('accepts public ones', () => {
    // NTNU and Brønnøysundregistrene, as published in Enhetsregisteret.
    expect(isOrganisationNumber('974767880')).toBe(true);
    expect(isOrganisationNumber('974760673')).toBe(true);
  });

  it('refuses other shapes', () => {
    for (const value of ['', '12345678', '1234567890', '97476788a', ' 974767880']) {
      expect(isOrganisationNumber(value)).toBe(false);
    }
  });

  it('has at most one valid last digit for any first eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
        const first = String(n).padStart(8, '0');
        const valid = [...'0123456789'].filter((digit) => isOrganisationNumber(first + digit));
        expect(valid.length).toBeLessThanOrEqual(1);
      })
    );
  });
});
