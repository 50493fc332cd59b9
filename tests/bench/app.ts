/** The built app on a free port, with 2,000 challenges in a data folder of its own; no network between. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/lib/server/embedded/database.ts';
import { fill } from './fill.ts';

export type App = { origin: string; stop: () => Promise<void> };

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

/** Starts `src/server.ts` and resolves when it answers. */
const serve = async (data: string, port: number): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['src/server.ts'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: `http://localhost:${port}`,
      DATA_DIR: data
    },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (const deadline = Date.now() + 180_000; ;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (answer?.ok) return child;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`The server did not start. ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};

/** A first start makes schema and demo world; the challenges are then written into the folder while nobody holds it. */
export const startApp = async (count: number): Promise<App> => {
  const data = await mkdtemp(join(tmpdir(), 'samskap-bench-'));
  const port = await freePort();
  await end(await serve(data, port));
  const database = await openDatabase({ folder: join(data, 'database'), supabase: 'supabase' });
  await fill(
    { query: async (sql, values) => ({ rows: await database.query(sql, values) }) },
    { people: 60, challenges: count }
  );
  await database.close();
  const server = await serve(data, port);
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await end(server);
      await rm(data, { recursive: true, force: true });
    }
  };
};
