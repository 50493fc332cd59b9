import { cpSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { run } from '../db/embedded/support/process';
import { folder } from '../db/embedded/support/world';

const main = join(import.meta.dirname, '../../src/server.ts');

/** A port nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The outer server as `npm start` runs it, in a process of its own. */
export const launch = async (env: Record<string, string>) => {
  const port = Number(env.PORT ?? (await freePort()));
  const server = run(main, [], {
    ORIGIN: '',
    DEMO: '',
    PUBLIC_SUPABASE_URL: '',
    PUBLIC_SUPABASE_KEY: '',
    ...env,
    PORT: String(port)
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...server,
    port,
    origin,
    ready: server.until((output) => output.some((line) => line.includes('is running at'))),
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(origin + path, { headers, redirect: 'manual' })
  };
};

export type Launched = Awaited<ReturnType<typeof launch>>;

let first: Promise<string> | undefined;

/** The data folder of an installation that was started and stopped once: its first start is slow, a copy is not. */
export const dataFolder = async (): Promise<string> => {
  first ??= (async () => {
    const data = folder();
    const server = await launch({ DATA_DIR: data });
    await server.ready;
    server.child.kill('SIGTERM');
    await server.exit;
    return data;
  })();
  const data = folder();
  cpSync(await first, data, { recursive: true });
  return data;
};
