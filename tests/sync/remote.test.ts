import { beforeEach, expect, test } from 'vitest';
import { createAuth, type Auth } from '../../src/lib/remote/auth';
import { createData, NoAnswer } from '../../src/lib/remote/data';
import { readKeys, writeKeys, type Keys } from '../../src/lib/remote/keys';
import { createRights } from '../../src/lib/remote/rights';
import { readPull } from '../../src/lib/sync/wire';
import { anna, berit } from './stories';
import { memoryLedger } from './world';

type Request = { path: string; token: string | null; apikey: string | null; body: unknown };

const publicKey = 'public-key';
const hour = 3_600_000;

let store: ReturnType<typeof memoryLedger>;
let now: number;
let requests: Request[];
let answer: (request: Request) => Response | Promise<Response>;
let auth: Auth;

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const html = (status: number) =>
  new Response('<html>Welcome</html>', { status, headers: { 'content-type': 'text/html' } });

const session = (uid: string, token: string) => ({
  access_token: token,
  refresh_token: `refresh of ${token}`,
  expires_in: 3600,
  token_type: 'bearer',
  user: { id: uid, aud: 'authenticated', email: 'demo@example.no' }
});

const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const text = await request.text();
  const heard = {
    path: new URL(request.url).pathname,
    token: request.headers.get('authorization'),
    apikey: request.headers.get('apikey'),
    body: text ? (JSON.parse(text) as unknown) : null
  };
  requests.push(heard);
  return answer(heard);
};

const keys = (patch: Partial<Keys> = {}): Keys => ({
  uid: anna,
  email: 'demo@example.no',
  access_token: 'token-1',
  refresh_token: 'refresh-1',
  from: now,
  until: now + hour,
  begun: true,
  ...patch
});

const dataOf = (uid: string) =>
  createData({ url: 'http://supabase.test', key: publicKey, fetch, token: () => auth.liveToken(uid) });

beforeEach(() => {
  store = memoryLedger();
  now = Date.UTC(2026, 10, 22);
  requests = [];
  answer = () => json(200, {});
  auth = createAuth({
    url: 'http://supabase.test',
    key: publicKey,
    fetch,
    store,
    now: () => now,
    exclusively: (work) => work()
  });
});

test('an answer comes with the time after which the server wants to be asked again', async () => {
  writeKeys(store, keys());
  const data = dataOf(anna);
  answer = () => new Response('', { status: 503, headers: { 'retry-after': '30' } });
  expect(await data.call('sync_push', { ops: [] })).toMatchObject({ status: 503, retryAfter: '30' });
  answer = () => json(200, {});
  expect((await data.call('sync_push', { ops: [] })).retryAfter).toBeUndefined();
});

test('P8: every call carries the person’s token', async () => {
  writeKeys(store, keys());
  expect(await dataOf(anna).call('sync_pull', { cursors: {} })).toEqual({ status: 200, body: {} });
  expect(requests).toMatchObject([
    { path: '/rest/v1/rpc/sync_pull', token: 'Bearer token-1', apikey: publicKey }
  ]);
});

test.each<[string, () => void]>([
  ['nobody is signed in', () => undefined],
  ['another person is signed in', () => writeKeys(store, keys({ uid: berit }))],
  ['the keys are damaged', () => store.setItem('samskap-auth', '{"uid":')]
])('P8: nothing is sent when %s', async (_, prepare) => {
  prepare();
  expect(await dataOf(anna).call('sync_push', { ops: [] })).toEqual({ status: 401, body: null });
  expect(requests).toEqual([]);
});

test('P8: nothing is sent with the public key alone when a token has run out and cannot be renewed', async () => {
  writeKeys(store, keys({ until: now }));
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await dataOf(anna).call('sync_pull', { cursors: {} })).toEqual({ status: 401, body: null });
  expect(requests.map(({ path }) => path)).toEqual(['/auth/v1/token']);
  expect(readKeys(store)).toMatchObject({ refresh_token: 'refresh-1' });
});

test('P8: a token that vanishes between question and call stops the call', async () => {
  writeKeys(store, keys());
  let asked = 0;
  const data = createData({
    url: 'http://supabase.test',
    key: publicKey,
    fetch,
    token: async () => (++asked === 1 ? 'token-1' : null)
  });
  await expect(data.call('sync_pull', { cursors: {} })).rejects.toBeInstanceOf(NoAnswer);
  expect(requests).toEqual([]);
});

test('a page of a captive portal and a cut line are no answer; a refusal keeps its code', async () => {
  writeKeys(store, keys());
  answer = () => html(200);
  expect(readPull(await dataOf(anna).call('sync_pull', {}))).toEqual({ kind: 'offline' });
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(dataOf(anna).call('sync_pull', {})).rejects.toBeInstanceOf(NoAnswer);
  answer = () => json(400, { code: 'PT400', message: 'bad_cursor', details: null, hint: null });
  expect(await dataOf(anna).call('sync_pull', {})).toMatchObject({
    status: 400,
    body: { code: 'PT400', message: 'bad_cursor' }
  });
});

test('a token is renewed before it ends, once for all who ask, and a network that is back is used at once', async () => {
  writeKeys(store, keys({ until: now }));
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await auth.liveToken(anna)).toBeNull();
  answer = () => json(200, session(anna, 'token-2'));
  expect(await auth.liveToken(anna)).toBe('token-2');
  expect(await auth.liveToken(anna)).toBe('token-2');
  expect(requests).toHaveLength(2);
  expect(requests[1]?.body).toEqual({ refresh_token: 'refresh-1' });
});

test('a clock that is a day ahead or behind does not ask for a token with every call', async () => {
  writeKeys(store, keys());
  answer = () => json(200, session(anna, 'token-2'));
  now += 24 * hour;
  expect(await auth.liveToken(anna)).toBe('token-2');
  expect(await auth.liveToken(anna)).toBe('token-2');
  now -= 48 * hour;
  expect(await auth.liveToken(anna)).toBe('token-2');
  expect(await auth.liveToken(anna)).toBe('token-2');
  expect(requests).toHaveLength(2);
});

test.each<[string, () => Response, string]>([
  ['our server’s refusal', () => json(400, { code: 'refresh_token_not_found', msg: 'x' }), 'refused'],
  ['a portal’s page', () => html(403), 'offline'],
  ['a portal’s page that says all is well', () => html(200), 'offline'],
  ['a server in trouble', () => json(500, { code: 'unexpected_failure' }), 'offline'],
  ['too many questions', () => json(429, { code: 'over_request_rate_limit' }), 'offline'],
  ['a session of somebody else', () => json(200, session(berit, 'token-9')), 'refused']
])('renewing meets %s', async (_, reply, outcome) => {
  writeKeys(store, keys());
  answer = reply;
  expect(await auth.renew(anna)).toBe(outcome);
  expect(readKeys(store)).toMatchObject({ uid: anna, access_token: 'token-1' });
});

test('a tab that sleeps on the lock of renewal holds nobody up: as without a network', async () => {
  writeKeys(store, keys());
  const config = { url: 'http://supabase.test', key: publicKey, fetch, store, now: () => now };
  const exclusively = () => Promise.reject(new DOMException('signal timed out', 'TimeoutError'));
  const waiting = createAuth({ ...config, exclusively });
  expect(await waiting.renew(anna)).toBe('offline');
  now += hour;
  expect(await waiting.liveToken(anna)).toBeNull();
  expect(requests).toEqual([]);
});

test('a refresh token that another tab has used meanwhile is no refusal', async () => {
  writeKeys(store, keys());
  answer = () => {
    writeKeys(store, keys({ access_token: 'token-2', refresh_token: 'refresh-2' }));
    return json(400, { code: 'refresh_token_already_used', msg: 'x' });
  };
  expect(await auth.renew(anna)).toBe('renewed');
});

test('an answer that arrives after sign-out stores nothing', async () => {
  writeKeys(store, keys());
  answer = () => {
    writeKeys(store, null);
    return json(200, session(anna, 'token-2'));
  };
  expect(await auth.renew(anna)).toBe('refused');
  expect(readKeys(store)).toBeNull();
});

test('signing in by code stores the keys of the one who was verified', async () => {
  answer = () => json(200, session(anna, 'token-1'));
  expect(await auth.verifyCode('demo@example.no', '123456')).toEqual({
    ok: true,
    uid: anna,
    email: 'demo@example.no'
  });
  expect(requests[0]).toMatchObject({ path: '/auth/v1/verify', body: { type: 'email', token: '123456' } });
  expect(readKeys(store)).toMatchObject({ uid: anna, access_token: 'token-1', begun: false });
});

test.each<[string, () => Response | Promise<Response>, string]>([
  ['a wrong code', () => json(403, { code: 'otp_expired', msg: 'x' }), 'wrong_code'],
  ['too many tries', () => json(429, { code: 'over_request_rate_limit', msg: 'x' }), 'rate_limited'],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
  ['a portal', () => html(200), 'offline'],
  ['a server in trouble', () => json(500, { code: 'unexpected_failure', msg: 'x' }), 'server_fault']
])('signing in meets %s', async (_, reply, code) => {
  answer = reply;
  expect(await auth.verifyCode('demo@example.no', '123456')).toEqual({ ok: false, code });
  expect(readKeys(store)).toBeNull();
});

const rightsOf = (given: () => Response, token: string | null = 'token-1') => {
  const asked: string[] = [];
  const rights = createRights({
    fetch: async (input, init) => {
      asked.push(`${init?.method} ${String(input)} ${new Headers(init?.headers).get('authorization')}`);
      return given();
    },
    token: async () => token
  });
  return { asked, rights };
};
const asFile = (text: string) =>
  new Response(text, { headers: { 'content-disposition': 'attachment; filename="samskap.json"' } });

test('everything about me is asked for with my own token, and is a file of ours', async () => {
  const { asked, rights } = rightsOf(() => asFile('{}'));
  expect(await rights.everything('json', 'nn')).toEqual({ ok: true, value: '{}' });
  expect(asked).toEqual(['GET /api/my-data?as=json&language=nn Bearer token-1']);
});

test('what a box on the way answers is neither everything about me nor a deletion', async () => {
  for (const box of [() => html(200), () => json(200, null), () => json(200, { deleted: false })]) {
    const { rights } = rightsOf(box);
    expect(await rights.everything('html', 'nb')).toEqual({ ok: false, code: 'offline' });
    expect(await rights.remove()).toEqual({ ok: false, code: 'offline' });
  }
  expect(await rightsOf(() => json(200, { deleted: true })).rights.remove()).toEqual({
    ok: true,
    value: true
  });
});

test('without a token or a network nothing is asked or deleted, and a refusal is no missing network', async () => {
  const { asked, rights } = rightsOf(() => json(200, { deleted: true }), null);
  expect(await rights.remove()).toEqual({ ok: false, code: 'offline' });
  expect(asked).toEqual([]);
  const down = rightsOf(() => {
    throw new TypeError('Failed to fetch');
  });
  expect(await down.rights.remove()).toEqual({ ok: false, code: 'offline' });
  expect(await rightsOf(() => json(401, { code: 'not_signed_in' })).rights.remove()).toEqual({
    ok: false,
    code: 'not_signed_in'
  });
  expect(await rightsOf(() => json(500, {})).rights.remove()).toEqual({ ok: false, code: 'server_fault' });
});
