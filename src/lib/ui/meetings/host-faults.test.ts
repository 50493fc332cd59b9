import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { hostFaultOf, hostSummaryOf } from './host-faults';

describe('the faults of a meeting place', () => {
  it('say of one that others know of that it is cancelled instead, beside the field and above the form', () => {
    const faults = [
      { code: 'missing', field: 'address' },
      { code: 'wrong_state', field: 'reach' }
    ] as const;
    expect(hostFaultOf(faults, 'reach')).toBe(m.host_reach_known());
    expect(hostFaultOf(faults, 'address')).toBe(m.error_missing());
    expect(hostSummaryOf(faults).map(({ field, text }) => [field, text])).toEqual([
      ['address', m.error_missing()],
      ['reach', m.host_reach_known()]
    ]);
    expect(hostFaultOf([{ code: 'wrong_state', field: 'questions' }], 'questions')).toBe(
      m.error_wrong_state()
    );
  });
});
