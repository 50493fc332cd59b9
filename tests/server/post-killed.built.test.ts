/** The real server is killed while it sends for a real Postgres, at each point a letter comes to. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from 'pg';
import { folder } from '../db/embedded/support/world';
import { connect } from '../db/race/connection';
import { raceDatabases, type RaceDatabases } from '../db/race/databases';
import { startPeer, type Peer, type Point } from './smtp-peer';
import { freePort, launch, type Launched } from './support';

let databases: RaceDatabases;
let peer: Peer;
beforeAll(async () => {
  [databases, peer] = await Promise.all([raceDatabases(), startPeer()]);
});
afterAll(async () => {
  await peer.close();
});

type Office = { url: string; client: Client; address: string; serve: () => Promise<Launched> };

/** One letter waits in a database of its own; `serve` starts a server that sends from there. */
const office = async (name: string): Promise<Office> => {
  const url = await databases.copy(`killed_${name}`);
  const client = await connect(url);
  await client.query(`update public.notifications set state = 'dropped' where channel = 'mail'`);
  const address = `${name}@example.org`;
  await client.query(
    `with person as (insert into auth.users (id, email) values (gen_random_uuid(), $1) returning id)
     select private.notify(id, 'message_received', id::text, now()) from person`,
    [address]
  );
  return {
    url,
    client,
    address,
    serve: async () =>
      launch({
        DATA_DIR: folder(),
        PUBLIC_SUPABASE_URL: `http://127.0.0.1:${await freePort()}`,
        PUBLIC_SUPABASE_KEY: 'sb_publishable_x',
        DATABASE_URL: url,
        SMTP_URL: peer.url,
        MAIL_FROM: 'svar@example.org',
        ORIGIN: 'https://samskap.example.org'
      })
  };
};

const ids = (address: string): (string | undefined)[] =>
  peer.taken.filter(({ to }) => JSON.stringify(to).includes(address)).map(({ messageId }) => messageId);

const isSent = async (client: Client): Promise<boolean> =>
  (await client.query(`select 1 from private.letters where state = 'sent'`)).rowCount === 1;

const killed = async (server: Launched): Promise<void> => {
  server.child.kill('SIGKILL');
  await server.exit;
};

/** The claim of the server that is gone has run out. */
const laterOn = (client: Client) =>
  client.query(`update private.letters set next_at = now() where state = 'waiting'`);

const sentByTheNext = async ({ client, serve }: Office): Promise<void> => {
  await laterOn(client);
  const next = await serve();
  await expect.poll(() => isSent(client), { timeout: 30_000 }).toBe(true);
  await killed(next);
};

it.each(['rcpt', 'data'] satisfies Point[])(
  'killed at %s, before the peer has said yes: sent once, by the next',
  async (point) => {
    const post = await office(point);
    let reached = (): void => undefined;
    const there = new Promise<void>((done) => (reached = done));
    let go = (): void => undefined;
    peer.at = (now) => {
      if (now !== point) return Promise.resolve();
      reached();
      return new Promise((done) => (go = done));
    };
    const server = await post.serve();
    await there;
    await killed(server);
    peer.at = () => Promise.resolve();
    expect(ids(post.address)).toHaveLength(0);
    await sentByTheNext(post);
    expect(ids(post.address)).toHaveLength(1);
    go();
    await post.client.end();
  }
);

it('killed after the peer has said yes and before the commit: twice, under one Message-ID', async () => {
  const post = await office('between');
  const holder = await connect(post.url);
  // The letter is held from before the yes, so the server waits where it would write down that it was sent.
  peer.at = async (now) => {
    if (now === 'data') await holder.query('begin; select 1 from private.letters for update');
  };
  const server = await post.serve();
  const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%letter_sent%'`;
  await expect.poll(async () => (await post.client.query(waiting)).rowCount, { timeout: 30_000 }).toBe(1);
  expect(ids(post.address)).toHaveLength(1);
  await killed(server);
  // What the server had asked for goes with it.
  await post.client.query(`select pg_terminate_backend(pid) from (${waiting}) of_the_server`);
  await holder.query('rollback');
  await holder.end();
  peer.at = () => Promise.resolve();
  expect(await isSent(post.client)).toBe(false);
  await sentByTheNext(post);
  const [first, second, ...more] = ids(post.address);
  expect(more).toEqual([]);
  expect(second).toBe(first);
  await post.client.end();
});

it('killed after the commit: once, however often it starts again', async () => {
  const post = await office('after');
  const server = await post.serve();
  await expect.poll(() => isSent(post.client), { timeout: 30_000 }).toBe(true);
  await killed(server);
  await laterOn(post.client);
  const next = await post.serve();
  await expect
    .poll(async () => (await next.get('/api/health').catch(() => null))?.status, { timeout: 30_000 })
    .toBe(503);
  await killed(next);
  expect(ids(post.address)).toHaveLength(1);
  await post.client.end();
});
