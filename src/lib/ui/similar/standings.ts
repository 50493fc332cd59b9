import type { Standing } from '$lib/domain/matching/similar/groups';
import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from '../base/icons';

/** What each group is called, and its sign; null stands for what is not published yet. */
export const standingLooks: Record<Standing | 'waiting', { label: () => string; icon: IconName }> = {
  answered: { label: m.similar_answered, icon: 'check' },
  open: { label: m.similar_open, icon: 'people' },
  ongoing: { label: m.similar_ongoing, icon: 'innovation' },
  earlier: { label: m.similar_earlier, icon: 'clock' },
  waiting: { label: m.similar_waiting, icon: 'clock' }
};
