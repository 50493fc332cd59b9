/**
 * What passes over HTTP between a phone and the built server when little or nothing has happened: the first sync in
 * bytes, and whether private writes move the public address. Needs a build.
 */
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startApp, type App } from './app.ts';
import { kib, type Line } from './measure.ts';

type Answer = { status: number; etag: string | undefined; bytes: number; body: string };

const unpacked = (bytes: Buffer, encoding: string | undefined): string =>
  (encoding === 'br'
    ? brotliDecompressSync(bytes)
    : encoding === 'gzip'
      ? gunzipSync(bytes)
      : bytes
  ).toString();

/** A request as a browser makes it, and the answer's body with its bytes on the wire. */
const ask = (url: string, headers: Record<string, string> = {}, sent?: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const method = sent === undefined ? 'GET' : 'POST';
    const json = sent === undefined ? {} : { 'content-type': 'application/json' };
    const options = { method, headers: { 'accept-encoding': 'gzip, br', ...json, ...headers } };
    const asked = request(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({
          status: answer.statusCode ?? 0,
          etag: answer.headers.etag,
          bytes: bytes.length,
          body: unpacked(bytes, answer.headers['content-encoding'])
        });
      });
    });
    asked.on('error', reject);
    asked.end(sent === undefined ? undefined : JSON.stringify(sent));
  });

const read = <T>({ status, body }: Answer): T => {
  if (status !== 200) throw new Error(`${status}: ${body.slice(0, 200)}`);
  return JSON.parse(body) as T;
};

/** Signs in by one tap, as everyone does in the demo world; calls as that person. */
const person = async (origin: string, role: string) => {
  const { email, code } = read<{ email: string; code: string }>(
    await ask(`${origin}/api/demo/sign-in`, { origin }, { role })
  );
  const settings = (await ask(`${origin}/_app/env.js`)).body;
  const apikey = /"?PUBLIC_SUPABASE_KEY"?\s*:\s*"([^"]*)"/.exec(settings)?.[1] ?? '';
  const verified = await ask(`${origin}/auth/v1/verify`, { apikey }, { email, token: code, type: 'email' });
  const session = read<{ access_token: string; user: { id: string } }>(verified);
  const call = (name: string, args: object) =>
    ask(`${origin}/rest/v1/rpc/${name}`, { apikey, authorization: `Bearer ${session.access_token}` }, args);
  read(await call('session_begin', {}));
  return { uid: session.user.id, call };
};
type Person = Awaited<ReturnType<typeof person>>;

type Pull = { epoch: string; cursors: Record<string, string>; rest: string; left: string[]; more: boolean };

/** Pulls until there is no more. @returns what the next question says */
const pullAll = async ({ call }: Person) => {
  let from: { epoch: string | null; cursors: Record<string, string> } = { epoch: null, cursors: {} };
  for (;;) {
    const page = read<Pull>(await call('sync_pull', { ...from, brief: true }));
    const kept = Object.keys(from.cursors).filter((name) => !page.left.includes(name));
    const resting = Object.fromEntries(kept.map((name) => [name, page.rest]));
    from = { epoch: page.epoch, cursors: { ...resting, ...page.cursors } };
    if (!page.more) return from;
  }
};

const writes = 20;

const publicChanges = ({ origin }: App, since: string, etag?: string): Promise<Answer> =>
  ask(
    `${origin}/api/open/v1/changes?form=columns${since ? `&since=${encodeURIComponent(since)}` : ''}`,
    etag ? { 'if-none-match': etag } : {}
  );

/** All that a phone takes at its first visit, page by page. */
const firstSync = async (
  app: App
): Promise<{ bytes: number; pages: number; rows: number; since: string }> => {
  let [bytes, pages, rows, since] = [0, 0, 0, ''];
  type Page = { next: string; more: boolean; tables: Record<string, { count: number }> };
  for (let more = true; more; pages += 1) {
    const answer = await publicChanges(app, since);
    const page = read<Page>(answer);
    bytes += answer.bytes;
    for (const { count } of Object.values(page.tables)) rows += count;
    ({ next: since, more } = page);
  }
  return { bytes, pages, rows, since };
};

/** The demo world alone, which comes with the challenges here and weighs as much without them. */
const demoWorld = async (): Promise<number> => {
  const app = await startApp(0);
  try {
    return (await firstSync(app)).bytes;
  } finally {
    await app.stop();
  }
};

export const deltaBench = async (): Promise<Line[]> => {
  const demo = await demoWorld();
  const app = await startApp(2_000);
  try {
    const { bytes, pages, rows, since } = await firstSync(app);
    const rest = await publicChanges(app, since);
    const someone = await person(app.origin, 'student');
    const from = await pullAll(someone);
    const nothing = await someone.call('sync_pull', { ...from, brief: true });
    read(nothing);
    const statuses = new Set<number>();
    let weight = 0;
    for (let n = 0; n < writes; n += 1) {
      const args = { id: someone.uid, name: `Student ${n}` };
      const op = {
        op_id: crypto.randomUUID(),
        kind: 'profiles.save',
        v: 1,
        args,
        base_rev: 1_000_000,
        prev: null
      };
      const { results } = read<{ results: { status: string }[] }>(
        await someone.call('sync_push', { ops: [op] })
      );
      if (results[0]?.status !== 'applied')
        throw new Error(`a write was not applied: ${JSON.stringify(results)}`);
      const again = await publicChanges(app, since, rest.etag);
      statuses.add(again.status);
      weight += again.bytes;
    }
    return [
      {
        what: 'first sync of 2,000 challenges over HTTP, without the demo world',
        value: kib(bytes - demo),
        unit: 'KiB',
        budget: 400,
        note: `${kib(bytes).toFixed(0)} KiB with it, ${kib(demo).toFixed(0)} of it alone; ${rows} rows, ${pages} requests`
      },
      { what: 'empty public delta over HTTP', value: rest.bytes, unit: 'B', budget: 1_024 },
      {
        what: `the same asked again after each of ${writes} private writes: ${[...statuses].join(', ')}`,
        value: weight,
        unit: 'B',
        budget: [...statuses].join() === '304' ? 0 : -1
      },
      {
        what: `empty private delta over HTTP, one request`,
        value: nothing.bytes,
        unit: 'B',
        budget: 1_024,
        note: `its question: ${JSON.stringify({ ...from, brief: true }).length} B`
      }
    ];
  } finally {
    await app.stop();
  }
};
