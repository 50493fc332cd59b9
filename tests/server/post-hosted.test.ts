/** Two servers send for one real Postgres, as with a hosted Supabase: each letter is sent by one of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/lib/server/config';
import { startJobs } from '../../src/lib/server/jobs/timer';
import { connect } from '../db/race/connection';
import { raceDatabases, type RaceDatabases } from '../db/race/databases';
import { startPeer, type Peer } from './smtp-peer';

let databases: RaceDatabases;
let peer: Peer;
beforeAll(async () => {
  [databases, peer] = await Promise.all([raceDatabases(), startPeer()]);
});
afterAll(async () => {
  await peer.close();
});

it('with DATABASE_URL and SMTP_URL servers send what waits there, each letter once', async () => {
  const url = await databases.copy('post');
  const client = await connect(url);
  await client.query(
    `insert into auth.users (id, email) select gen_random_uuid(), 'leser' || n || '@example.org' from generate_series(1, 40) n`
  );
  await client.query(
    `select private.notify(u.id, 'message_received', u.id::text, now()) from auth.users u where u.email like 'leser%'`
  );
  const config = readConfig({
    PUBLIC_SUPABASE_URL: 'https://project.example.org',
    PUBLIC_SUPABASE_KEY: 'sb_publishable_x',
    DATABASE_URL: url,
    SMTP_URL: peer.url,
    MAIL_FROM: 'svar@example.org',
    ORIGIN: 'https://samskap.example.org'
  });
  const server = { config, url: '', key: '', fetch, embedded: null, close: async () => undefined };
  await Promise.all([startJobs(server), startJobs(server)]);
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query(
      `select 1 from public.notifications where channel = 'mail' and state = 'waiting' and kind = 'message_received'`
    );
    return rows.length;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  const addresses = peer.taken.map(({ to }) => JSON.stringify(to)).filter((to) => to.includes('leser'));
  expect(addresses).toHaveLength(40);
  expect(new Set(addresses).size).toBe(40);
  await client.end();
});
