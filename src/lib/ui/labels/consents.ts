import type { ConsentPurpose } from '$lib/domain/consents/consent';
import { m } from '$lib/i18n/paraglide/messages';

/** What a yes is to, and what it means. Whoever changes a meaning raises its number in `wordings`. */
export const consentLabels: Record<ConsentPurpose, { title: () => string; text: () => string }> = {
  findable: { title: m.consent_findable, text: m.consent_findable_text },
  follow_up: { title: m.consent_follow_up, text: m.consent_follow_up_text }
};
