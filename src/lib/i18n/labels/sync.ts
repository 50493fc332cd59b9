import { m } from '../paraglide/messages';

type Kind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help';

/** The sync state in one or two words, for the top bar. */
export const syncWord = (kind: Kind, count: number): string =>
  ({
    fresh: m.sync_fresh,
    offline: m.sync_offline,
    sending: m.sync_sending,
    waiting: () => m.sync_waiting({ count }),
    help: m.sync_help
  })[kind]();

/** The same as a sentence, for the live region and My page. */
export const syncSentence = (kind: Kind, count: number): string =>
  ({
    fresh: m.sync_fresh_long,
    offline: m.sync_offline_long,
    sending: m.sync_sending_long,
    waiting: () => m.sync_waiting_long({ count }),
    help: m.sync_help_long
  })[kind]();
