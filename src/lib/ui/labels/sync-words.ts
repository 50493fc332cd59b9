import { m } from '$lib/i18n/paraglide/messages';

type Kind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help' | 'full';

/** The sync state in one or two words, for the top bar. */
export const syncWord = (kind: Kind, count: number): string =>
  ({
    fresh: m.sync_fresh,
    offline: m.sync_offline,
    sending: m.sync_sending,
    waiting: () => m.sync_waiting({ count }),
    help: m.sync_help,
    full: m.sync_full
  })[kind]();
