/**
 * The tabs of one browser tell each other that a database has something new, never what: each tab reads the committed
 * state and its log, so messages may come late, twice, out of order or, from a tab that died, not at all.
 */
export type TabMessage = { database: string };

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
