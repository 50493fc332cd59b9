import type { Fault } from '$lib/domain/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { faultOf, summaryOf } from '../faults';
import { hostLabels } from './host-labels';

/** What a host can do about it is more than the code says. */
const known = ({ code, field }: Fault): boolean => code === 'wrong_state' && field === 'reach';

/** As `faultOf`, in the words of a meeting place. */
export const hostFaultOf = (faults: readonly Fault[], field: string): string | null =>
  field === 'reach' && faults.some(known) ? m.host_reach_known() : faultOf(faults, field);

/** As `summaryOf`, in the words of a meeting place. */
export const hostSummaryOf = (faults: readonly Fault[]): ReturnType<typeof summaryOf> =>
  summaryOf(faults, hostLabels()).map((line, at) => {
    const fault = faults[at];
    return fault && known(fault) ? { ...line, text: m.host_reach_known() } : line;
  });
