import type { Agreement, Anchoring } from '$lib/domain/partnerships/agreement';
import type { AgreementState } from '$lib/domain/partnerships/agreement-tree';
import { formatKnown } from '$lib/i18n/figures';
import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from '../base/icons';

export const agreementStates: Record<
  AgreementState,
  { text: () => string; tone: 'neutral' | 'success' | 'warning' | 'info'; icon: IconName }
> = {
  coming: { text: m.agreement_coming, tone: 'info', icon: 'clock' },
  current: { text: m.agreement_current, tone: 'success', icon: 'check' },
  ending: { text: m.agreement_ending, tone: 'warning', icon: 'clock' },
  ended: { text: m.agreement_ended, tone: 'neutral', icon: 'calendar' },
  unknown: { text: m.agreement_unknown, tone: 'neutral', icon: 'info' }
};

export const anchoringLabels: Record<Anchoring['kind'], () => string> = {
  decision: m.anchoring_decision,
  signature: m.anchoring_signature,
  level: m.anchoring_level,
  follow_up: m.anchoring_follow_up
};

/** What is known of an agreement's days, in order: signed, from, to. */
export const agreementDays = (
  { signed_on, valid_from, valid_to }: Agreement,
  state: AgreementState
): string[] => [
  ...(signed_on ? [m.agreement_signed({ date: formatKnown(signed_on) })] : []),
  ...(valid_from ? [m.agreement_from({ date: formatKnown(valid_from) })] : []),
  ...(valid_to
    ? [(state === 'ended' ? m.agreement_was_to : m.agreement_to)({ date: formatKnown(valid_to) })]
    : [])
];
