/**
 * The tabs of one browser tell each other what changed, by key, never the rows themselves: each tab reads the
 * committed state, so messages may come late, twice or out of order. A lost message costs freshness, never truth.
 */
import type { Change } from './database';

export type TabMessage = { database: string; change: Change };

export type Tabs = {
  /** To all other tabs, never to this one. */
  post: (message: TabMessage) => void;
  listen: (listener: (message: TabMessage) => void) => () => void;
};

/** Tabs by BroadcastChannel; alone where the browser has none. */
export const browserTabs = (): Tabs => {
  if (typeof BroadcastChannel === 'undefined')
    return { post: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel('samskap');
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      const hear = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    }
  };
};
