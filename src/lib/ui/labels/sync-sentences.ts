import { m } from '$lib/i18n/paraglide/messages';

type Kind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help' | 'full';

/** The sync state as a sentence, for the live region, the sheet and My page. */
export const syncSentence = (kind: Kind, count: number): string =>
  ({
    fresh: m.sync_fresh_long,
    offline: () => (count > 0 ? m.sync_offline_waiting_long({ count }) : m.sync_offline_long()),
    sending: count > 0 ? m.sync_sending_long : m.sync_fetching_long,
    waiting: () => m.sync_waiting_long({ count }),
    help: m.sync_help_long,
    full: m.sync_full_long
  })[kind]();
