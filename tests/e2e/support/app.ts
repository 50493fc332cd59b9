/** The built app on a port of its own with a data folder of its own, as a person would start it with `npm start`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultProxy } from './fault-proxy.ts';

const root = join(import.meta.dirname, '../../..');

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

export class App {
  private process: ChildProcess | undefined;
  private log = '';

  readonly data: string;
  /** The network between the browser and the server. */
  readonly net: FaultProxy;
  private readonly port: number;

  private constructor(data: string, port: number, net: FaultProxy) {
    this.data = data;
    this.port = port;
    this.net = net;
  }

  /**
   * Starts server and proxy; `data` lets a later app go on with an earlier one's folder. A port that was free may be
   * somebody else's by the time the server has begun: another one is tried, twice.
   */
  static async start(data?: string, tries = 3): Promise<App> {
    const folder = data ?? (await mkdtemp(join(tmpdir(), 'samskap-')));
    const port = await freePort();
    const app = new App(folder, port, await FaultProxy.start(port));
    try {
      await app.serve();
      return app;
    } catch (error) {
      await app.end();
      await app.net.stop();
      if (tries > 1 && app.log.includes('Choose another with PORT')) return App.start(folder, tries - 1);
      throw error;
    }
  }

  get origin(): string {
    return `http://localhost:${this.net.port}`;
  }

  /** The server itself, past the network: for those who look at what it holds. */
  get direct(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The publishable key of this installation. */
  async key(): Promise<string> {
    const keys = JSON.parse(await readFile(join(this.data, 'keys.json'), 'utf8')) as { publishable: string };
    return keys.publishable;
  }

  /** Starts the server and waits until it answers. @param from the folder of another version of the app */
  async serve(from = root, settings: Record<string, string> = {}): Promise<void> {
    // Postgres as it is compiled at once and not a second time for long use: half of what a start costs.
    const child = spawn(process.execPath, ['--liftoff-only', 'src/server.ts'], {
      cwd: from,
      env: {
        ...process.env,
        ...settings,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        ORIGIN: this.origin,
        DATA_DIR: this.data
      },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    child.stdout.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    this.process = child;
    const deadline = Date.now() + 60_000;
    for (;;) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`server did not start:\n${this.log}`);
      const answer = await fetch(`${this.direct}/api/health`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Takes in a list as an operator would, while the server is down. */
  async takesIn(what: 'topics' | 'programmes', file: string, ...options: string[]): Promise<void> {
    const child = spawn(process.execPath, ['src/lib/server/import.ts', what, file, ...options], {
      cwd: root,
      env: { ...process.env, DATA_DIR: this.data },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the list was not taken in:\n${said}`);
  }

  /** Ends the server: politely, or as a power cut would. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async stop(): Promise<void> {
    await this.end();
    await this.net.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  /** The newest code that was mailed to `email`, from the local mailbox. */
  async code(email: string): Promise<string> {
    const answer = await fetch(`${this.direct}/api/demo/mails`);
    const mails = (await answer.json()) as { mails: { to: string; text: string }[] };
    const mail = mails.mails.find((candidate) => candidate.to === email);
    const code = /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1];
    if (!code) throw new Error(`no code was mailed to ${email}`);
    return code;
  }
}
