import { describe, log } from './log.ts';
import type { Config } from './config.ts';
import type { Embedded } from './embedded/start.ts';

/** The Supabase this process talks to: a real one over the network, or the embedded one in this process. */
export type Backend = {
  config: Config;
  url: string;
  key: string;
  fetch: typeof fetch;
  /** Null with a real Supabase: then no module of the embedded backend is ever loaded. */
  embedded: Embedded | null;
  close: () => Promise<void>;
};

const openBackend = async (config: Config): Promise<Backend> => {
  if (config.supabase) {
    return {
      config,
      ...config.supabase,
      fetch: globalThis.fetch,
      embedded: null,
      close: async () => undefined
    };
  }
  const { start } = await import('./embedded/start.ts');
  const embedded = await start(config, {
    report: (error) => log('error', 'mail_not_sent', describe(error)),
    refused: (code, path) => log('warn', 'refused', { code, path })
  });
  return {
    config,
    url: config.origin,
    key: embedded.key,
    fetch: (input, init) => embedded.fetch(new Request(input, init)),
    embedded,
    close: embedded.close
  };
};

/**
 * One backend a process. It hangs on `globalThis`, because Vite's dev server evaluates this module again after an
 * edit, and the outer server, which is outside the bundle, closes it: two module graphs with one each would open the
 * data folder twice.
 */
const slot = globalThis as typeof globalThis & { samskapBackend?: Promise<Backend> };

/** Opens the backend the first time; later calls get the same one. A failed opening is not remembered. */
export const startBackend = (config: Config): Promise<Backend> => {
  slot.samskapBackend ??= openBackend(config).catch((error: unknown) => {
    delete slot.samskapBackend;
    throw error;
  });
  return slot.samskapBackend;
};

/** The backend that was started. */
export const backend = (): Promise<Backend> => {
  if (!slot.samskapBackend) throw new Error('the backend was asked for before it was started');
  return slot.samskapBackend;
};

/** Closes the backend, if one was started. */
export const closeBackend = async (): Promise<void> => {
  await (await slot.samskapBackend?.catch(() => undefined))?.close();
};
