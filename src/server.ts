/**
 * The outer server around adapter-node's handler. Everything that must hold for every answer is here and not in
 * hooks, because prerendered and static files never pass a hook. The database is opened inside the handler's own
 * module graph (hooks.server.ts), never here: two graphs would open the data folder twice.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError, type Config } from './lib/server/config.ts';
import { prepareEnvironment } from './lib/server/environment.ts';
import { closeBackend } from './lib/server/backend.ts';
import { log, describe } from './lib/server/log.ts';
import { finish } from './lib/server/outer/answer.ts';
import { ensureBuild } from './lib/server/outer/build.ts';
import { securityHeaders } from './lib/server/outer/headers.ts';
import { answerMalformed } from './lib/server/outer/malformed.ts';
import { retiredWorker, workerPath } from './lib/server/outer/retire.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const root = join(import.meta.dirname, '..');
/** Bytes of a request's body; attachments have a road of their own when they come. */
const bodyLimit = 2 * 1_024 * 1_024;
/** How long a request may go on after the server was told to stop. */
const patience = 10_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** Loads the built app, which opens the backend. */
const loadHandler = async (): Promise<Handler> => {
  const built: unknown = await import(pathToFileURL(join(root, 'build', 'handler.js')).href);
  const handler = typeof built === 'object' && built !== null && 'handler' in built ? built.handler : null;
  if (!isHandler(handler))
    throw new Error('build/handler.js has no handler; remove the folder build and start again.');
  return handler;
};

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.setHeader('content-type', 'application/json');
  response.writeHead(status);
  response.end(JSON.stringify({ code }));
};

const listen = (handler: Handler, config: Config) => {
  const supabase = config.supabase?.url ?? null;
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    finish(request, response, path, securityHeaders(supabase, path));
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
      response.setHeader('connection', 'close');
      refuse(response, 413, 'too_large');
      return;
    }
    if (path === workerPath && !config.serviceWorker) {
      response.setHeader('content-type', retiredWorker.type);
      response.writeHead(200);
      response.end(retiredWorker.body);
      return;
    }
    handler(request, response, () => refuse(response, 404, 'not_found'));
  });
  server.on('clientError', answerMalformed(securityHeaders(supabase)));
  return new Promise<typeof server>((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, () => done(server));
  });
};

const introduce = (config: Config): void => {
  say(`Samskap is running at ${config.origin}`);
  if (config.supabase) {
    say(`  Supabase     ${config.supabase.url}`);
    return;
  }
  if (config.demo) say(`  Demo sign-in ${config.origin}/demo`);
  if (config.demo) say(`  Mailbox      ${config.origin}/postkasse`);
  say(`  Data folder  ${resolve(config.dataDir)}`);
};

const stopOnSignal = (server: Awaited<ReturnType<typeof listen>>): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return process.exit(1);
    stopping = true;
    const giveUp = setTimeout(() => server.closeAllConnections(), patience);
    // A connection kept alive after its last answer would hold the door open until it times out.
    const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
    await new Promise((done) => server.close(done));
    clearTimeout(giveUp);
    clearInterval(closeIdle);
    await closeBackend();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

const main = async (): Promise<void> => {
  const config = await prepareEnvironment();
  ensureBuild(root, say);
  process.env.BODY_SIZE_LIMIT = String(bodyLimit);
  const server = await listen(await loadHandler(), config);
  stopOnSignal(server);
  introduce(config);
};

main().catch(async (error: unknown) => {
  const known =
    error instanceof ConfigError ||
    (error instanceof Error && /^(FolderInUse|MigrationError)$/.test(error.name));
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    process.stderr.write(`The address is in use by another program. Choose another with PORT.\n`);
  else if (known) process.stderr.write(`${error.message}\n`);
  else log('error', 'start_failed', describe(error));
  await closeBackend();
  process.exit(1);
});
