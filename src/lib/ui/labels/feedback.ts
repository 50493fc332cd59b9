import type { Lacking } from '$lib/domain/feedback/feedback';
import { m } from '$lib/i18n/paraglide/messages';

export const lackingLabels: Record<Lacking, () => string> = {
  not_there: m.feedback_not_there,
  hard_to_read: m.feedback_hard_to_read,
  outdated: m.feedback_outdated,
  does_not_work: m.feedback_does_not_work
};
