import { m } from '$lib/i18n/paraglide/messages';

type Kind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help' | 'full';

/** The sync state in one or two words, for the top bar. Offline is said beside what waits. */
export const syncWord = (kind: Kind, count: number): string =>
  ({
    fresh: m.sync_fresh,
    offline: () => (count > 0 ? m.sync_waiting({ count }) : m.sync_offline()),
    sending: count > 0 ? m.sync_sending : m.sync_fetching,
    waiting: () => m.sync_waiting({ count }),
    help: m.sync_help,
    full: m.sync_full
  })[kind]();
