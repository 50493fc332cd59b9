import type { SuggestionReason } from '$lib/domain/suggestions/suggestion';
import { m } from '$lib/i18n/paraglide/messages';

export const suggestionReasonLabels: Record<SuggestionReason, () => string> = {
  known: m.suggestion_reason_known,
  elsewhere: m.suggestion_reason_elsewhere,
  too_wide: m.suggestion_reason_too_wide,
  unclear: m.suggestion_reason_unclear,
  other: m.suggestion_reason_other
};
