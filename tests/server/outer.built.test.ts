import { screens } from '../e2e/support/routes.ts';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, launch, type Launched } from './support';

let server: Launched;
beforeAll(async () => {
  server = await launch({ DATA_DIR: await dataFolder() });
  await server.ready;
});

/** A request whose answer is not decompressed on the way. */
const raw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ answer: IncomingMessage; body: Buffer }>((done, fail) => {
    request(server.origin + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done({ answer, body: Buffer.concat(chunks) }));
    })
      .on('error', fail)
      .end();
  });

const list = '/utfordringer';
const api = '/api/open/v1/challenges';

/** The address of a file whose name holds its hash. */
const immutableFile = async (): Promise<string> => {
  const html = await (await server.get('/shell')).text();
  return /"(\/_app\/immutable\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
};

describe('headers', () => {
  it('are on every answer: page, shell, file, data, refusal, unknown', async () => {
    const paths = [
      '/',
      list,
      '/en/utfordringer',
      '/shell',
      await immutableFile(),
      '/_app/env.js',
      '/service-worker.js'
    ];
    paths.push(
      api,
      '/api/health',
      '/rest/v1/themes',
      '/auth/v1/settings',
      '/finnes-ikke',
      '/api/open/v1/challenges/x'
    );
    for (const path of paths) {
      const { headers } = await server.get(path);
      expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
        path,
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'permissions-policy': expect.stringMatching(/geolocation=\(\).*camera=\(self\)/),
        'content-security-policy': expect.stringMatching(
          /default-src 'self'.*connect-src 'self';.*object-src 'none'.*frame-ancestors 'none'/
        )
      });
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('only the wheel that others show on their pages may be framed, and it sets and runs nothing', async () => {
    const framedBy = async (path: string) => {
      const { headers } = await server.get(path);
      return /frame-ancestors ([^;,]+)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    };
    for (const path of [
      '/arshjul/innebygd',
      '/nn/arshjul/innebygd?ring=university',
      '/en/arshjul/innebygd'
    ]) {
      expect([path, await framedBy(path)]).toEqual([path, '*']);
      const answer = await server.get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const html = await answer.text();
      expect(html).not.toMatch(/__sveltekit|<script[^>]* src=|<form|<button|<nav class="bottom/);
      expect(html).toMatch(/<a[^>]*target="_blank"[^>]*rel="noopener"/);
    }
    // Whatever else there is, and whatever looks like it.
    const routes = screens.filter(({ role, path }) => !role && !path.startsWith('/arshjul/innebygd'));
    for (const path of [
      ...routes.map((screen) => screen.path.replace(':slug', 'finnes-ikke')),
      '/arshjul/innebygd/',
      '/arshjul/innebygd/x',
      '/arshjul/innebygdx',
      '/de/arshjul/innebygd',
      '/arshjul/%69nnebygd',
      '//arshjul/innebygd',
      '/arshjul?x=/arshjul/innebygd',
      '/min-side/moteplasser',
      '/koordinator/arshjul',
      '/shell',
      '/api/open/v1/wheel',
      '/rest/v1/themes'
    ])
      expect([path, await framedBy(path)]).toEqual([path, "'none'"]);
  });

  it('a page has both policies, and Kit’s one names the hash of its script and no unsafe-inline for it', async () => {
    const { answer } = await raw(list);
    const policies = answer.rawHeaders.filter(
      (_, i) => answer.rawHeaders[i - 1]?.toLowerCase() === 'content-security-policy'
    );
    expect(policies).toHaveLength(2);
    expect(policies[0]).toMatch(/script-src 'self' 'sha256-/);
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe-inline/);
  });

  it('a page to read asks for no script before it is painted; a form and the shell ask at once', async () => {
    const page = await server.get(list);
    const html = await page.text();
    expect(page.headers.get('link') ?? '').not.toMatch(/modulepreload/);
    expect(html).not.toMatch(/<script[^>]* src=|modulepreload"/);
    const needs = /<script type="later" data-needs="([^"]*)" data-manifest="[^"]+">\s*\{\s*__sveltekit_/
      .exec(html)?.[1]
      ?.split(' ');
    expect(needs?.length).toBeGreaterThan(3);
    expect(html).not.toContain('rel="manifest"');
    for (const path of needs ?? []) expect((await server.get(path)).status).toBe(200);
    for (const path of ['/logg-inn', '/foresla', '/demo'])
      expect(await (await server.get(path)).text()).not.toContain('<script type="later"');
    const shell = await (await server.get('/shell')).text();
    expect(shell).toMatch(/^<!doctype html>.*<script>\s*\{\s*__sveltekit_/s);
  });

  it('the font that the looks name is asked for by the page itself, ahead of them', async () => {
    const html = await (await server.get(list)).text();
    const font = /<link rel="preload" href="([^"]+)" as="font" type="font\/woff2" crossorigin/.exec(
      html
    )?.[1];
    const looks = [...html.matchAll(/href="([^"]+\.css)" rel="stylesheet"/g)].map(([, path]) => path ?? '');
    const styles = await Promise.all(looks.map(async (path) => (await server.get(path)).text()));
    expect(font).toBeDefined();
    expect(styles.join('')).toContain(`url(${font})`);
    expect((await server.get(font ?? '')).headers.get('content-type')).toBe('font/woff2');
  });

  // Each file more is fetched before the first paint, and on a thin line two round trips before it.
  it('the pages that people land on ask for one file of looks', async () => {
    const page = await server.get(`${api}?limit=1`);
    const [first] = ((await page.json()) as { challenges: { slug: string }[] }).challenges;
    for (const path of ['/', list, `${list}/${first?.slug}`, '/partnerskap/gjovik-ntnu', '/om']) {
      const html = await (await server.get(path)).text();
      expect({ path, sheets: html.match(/rel="stylesheet"/g)?.length }).toEqual({ path, sheets: 1 });
    }
  });

  it('say how long an answer may be kept', async () => {
    const kept = async (path: string) => (await server.get(path)).headers.get('cache-control');
    expect(await kept('/service-worker.js')).toBe('no-cache');
    expect(await kept('/_app/env.js')).toBe('no-cache');
    expect(await kept(await immutableFile())).toMatch(/immutable/);
    expect(await kept(list)).toBe('public, max-age=0, must-revalidate');
    expect(await kept(api)).toBe('public, max-age=0, must-revalidate');
    expect(await kept('/api/health')).toBe('no-store');
    expect(await kept('/finnes-ikke')).toBe('no-store');
    expect(await kept('/rest/v1/themes')).toBe('no-store');
  });

  it('the open API may be read by any site, nothing else', async () => {
    expect((await server.get(api)).headers.get('access-control-allow-origin')).toBe('*');
    for (const path of [list, '/rest/v1/themes', '/api/health'])
      expect((await server.get(path)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('on the wire', () => {
  it.each([list, api, '/api/open/v1/changes', '/shell'])(
    '%s is brotli, gzip or plain, as asked, and the same',
    async (path) => {
      const [br, gz, plain] = [
        await raw(path, { 'accept-encoding': 'gzip, br' }),
        await raw(path, { 'accept-encoding': 'gzip, br;q=0' }),
        await raw(path)
      ];
      expect(br.answer.headers).toMatchObject({
        'content-encoding': 'br',
        vary: expect.stringMatching(/accept-encoding/i)
      });
      expect(gz.answer.headers['content-encoding']).toBe('gzip');
      expect(plain.answer.headers['content-encoding']).toBeUndefined();
      expect(brotliDecompressSync(br.body)).toEqual(plain.body);
      expect(gunzipSync(gz.body)).toEqual(plain.body);
      expect(br.body.length).toBeLessThan(plain.body.length / 2);
      // What a phone with poor cover must fetch before it can read; the copy for later grows with what there is.
      if (path !== '/api/open/v1/changes') expect(br.body.length).toBeLessThanOrEqual(15 * 1024);
    }
  );

  it.each([list, api, '/api/open/v1/directory', '/api/open/v1/changes'])(
    '%s answers 304 to its own ETag, strong or weak, compressed or not, and 200 to another',
    async (path) => {
      const etag = (await raw(path, { 'accept-encoding': 'br' })).answer.headers.etag ?? '';
      expect(etag).toMatch(/^W\/"/);
      for (const asked of [etag, etag.slice(2)])
        for (const encoding of ['br', 'identity']) {
          const again = await raw(path, { 'if-none-match': asked, 'accept-encoding': encoding });
          expect(again.answer.statusCode).toBe(304);
          expect(again.body).toHaveLength(0);
          expect(again.answer.headers['strict-transport-security']).toBeDefined();
        }
      expect((await raw(path, { 'if-none-match': '"other"' })).answer.statusCode).toBe(200);
    }
  );

  it('a list of ETags is understood for open data', async () => {
    const etag = (await raw(api)).answer.headers.etag ?? '';
    expect((await raw(api, { 'if-none-match': `"a", ${etag}` })).answer.statusCode).toBe(304);
  });

  it('the shell answers 304 to its own ETag', async () => {
    const etag = (await raw('/shell', { 'accept-encoding': 'br' })).answer.headers.etag ?? '';
    expect((await raw('/shell', { 'accept-encoding': 'br', 'if-none-match': etag })).answer.statusCode).toBe(
      304
    );
  });

  it('HEAD answers without a body', async () => {
    for (const path of [list, api]) {
      const head = await fetch(server.origin + path, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(head.headers.get('etag')).not.toBeNull();
    }
  });

  it('a body beyond the limit is refused before it is read', async () => {
    const answer = await fetch(`${server.origin}/rest/v1/rpc/sync_push`, {
      method: 'POST',
      body: 'x'.repeat(2_100_000)
    }).catch(() => null);
    if (answer) expect([answer.status, await answer.json()]).toEqual([413, { code: 'too_large' }]);
    expect((await server.get('/api/health')).status).toBe(200);
  });

  it('a request that is no HTTP is answered and closed', async () => {
    const text = await new Promise<string>((done) => {
      let received = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('close', () => done(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*x-content-type-options: nosniff\r\n/);
  });
});

describe('pages and data', () => {
  it.each([
    ['/utfordringer', 'nb'],
    ['/nn/utfordringer', 'nn'],
    ['/en/utfordringer', 'en']
  ])('%s is in %s and is not the shell', async (path, language) => {
    const html = await (await server.get(path, { 'sec-fetch-dest': 'document' })).text();
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(html).not.toMatch(/<html[^>]*data-shell/);
  });

  it('the shell says that it is the shell', async () => {
    expect(await (await server.get('/shell')).text()).toMatch(/<html[^>]*data-shell/);
  });

  it.each([
    '?theme=x&kind=y&page=-1&q=%00',
    '?page=1e99',
    '?q=%ff%fe',
    '?q=)(,"',
    `?q=${'a '.repeat(300)}`,
    '?page=99999999'
  ])('a strange question gets a list, never a fault: %s', async (search) => {
    expect((await server.get(`/api/open/v1/cards${search}`)).status).toBe(200);
  });

  it('what is not there is told by a code', async () => {
    const missing = await server.get('/api/open/v1/challenges/finnes-ikke');
    expect([missing.status, await missing.json()]).toEqual([404, { code: 'not_found' }]);
    const cursor = await server.get('/api/open/v1/changes?since=%00');
    expect([cursor.status, await cursor.json()]).toEqual([400, { code: 'bad_cursor' }]);
  });

  it('health tells version, database and the oldest due job, and phones that wait', async () => {
    const answer = await server.get('/api/health');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      version: expect.any(String),
      database: true,
      oldestDueSeconds: expect.any(Number),
      phonesWaitingADay: 0
    });
  });

  it('the demo signs in with one tap, and its mailbox holds the codes that were asked for', async () => {
    const post = (path: string, body: unknown, headers = {}) =>
      fetch(server.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body)
      });
    const key =
      /PUBLIC_SUPABASE_KEY:"([^"]+)"/.exec(await (await server.get('/_app/env.js')).text())?.[1] ?? '';
    expect((await post('/api/demo/sign-in', { role: 'nobody' })).status).toBe(400);
    expect((await post('/api/demo/sign-in', null)).status).toBe(400);
    const { email, code } = (await (
      await post('/api/demo/sign-in', { role: 'staff_gjovik' })
    ).json()) as Record<string, string>;
    const verified = await post('/auth/v1/verify', { type: 'email', email, token: code }, { apikey: key });
    expect(await verified.json()).toMatchObject({ user: { email: 'demo.ansatt@gjovik.kommune.no' } });
    await post('/auth/v1/otp', { email: 'ny@stud.ntnu.no' }, { apikey: key });
    const { mails } = (await (await server.get('/api/demo/mails')).json()) as {
      mails: { to: string; text: string }[];
    };
    expect(mails[0]).toMatchObject({ to: 'ny@stud.ntnu.no', text: expect.stringMatching(/\b\d{6}\b/) });
  });
});
