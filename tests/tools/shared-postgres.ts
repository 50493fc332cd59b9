/**
 * One real Postgres for all test files of a run that need one. Vitest's own process owns it, starts it when the first
 * file asks and ends it with the run; a run without such files starts none. Each file gets a database of its own.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import pg from 'pg';
import { startPostgres, type Postgres } from './postgres.ts';

const variable = 'SAMSKAP_TEST_POSTGRES';

let server: Server | undefined;
let postgres: Promise<Postgres> | undefined;
let made = 0;
let turn: Promise<unknown> = Promise.resolve();

/** A copy of the migrated database; its address. */
const copy = async (): Promise<string> => {
  const { url } = await (postgres ??= startPostgres());
  const [own, admin] = [new URL(url), new URL(url)];
  own.pathname = `/file_${(made += 1)}`;
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.toString() });
  await client.connect();
  await client.query(
    `create database file_${made} template ${pg.escapeIdentifier(new URL(url).pathname.slice(1))}`
  );
  await client.end();
  return own.toString();
};

/** Called by Vitest before the first file of the project. */
export const setup = async (): Promise<void> => {
  server = createServer((_request, answer) => {
    // One after another: a template may have nobody else at it.
    turn = turn.then(copy).then(
      (url) => answer.end(url),
      (error: unknown) => answer.writeHead(500).end(String(error))
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address) process.env[variable] = `http://127.0.0.1:${address.port}/`;
};

/** Called by Vitest after the last one. */
export const teardown = async (): Promise<void> => {
  server?.closeAllConnections();
  server?.close();
  await (await postgres)?.close();
};

/** The address of a migrated database that no other file uses. */
export const ownDatabase = async (): Promise<string> => {
  const answer = await fetch(process.env[variable] ?? '');
  const said = await answer.text();
  if (!answer.ok) throw new Error(`no database: ${said}`);
  return said;
};
