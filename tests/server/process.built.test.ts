import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from '../db/embedded/support/world';
import { dataFolder, freePort, launch, type Launched } from './support';

const keyOf = async (server: Launched): Promise<string> =>
  /PUBLIC_SUPABASE_KEY:"([^"]*)"/.exec(await (await server.get('/_app/env.js')).text())?.[1] ?? '';

describe('starting', () => {
  it('says where it is, where to sign in, where the mail goes and where the data lies', async () => {
    const data = await dataFolder();
    const server = await launch({ DATA_DIR: data });
    const output = (await server.ready).join('\n');
    await server.get('/api/health');
    for (const part of [`http://localhost:${server.port}`, '/demo', '/postkasse', data])
      expect(server.output().join('\n')).toContain(part);
    expect(output).toContain('is running at');
  });

  it('wrong settings stop it with a sentence for each', async () => {
    const server = await launch({ DATA_DIR: folder(), DEMO: 'perhaps', ORIGIN: 'x' });
    server.ready.catch(() => undefined);
    expect(await server.exit).toMatchObject({ code: 1 });
    expect(server.output().join('\n')).toMatch(/ORIGIN must be an address[\s\S]*DEMO must be on or off/);
  });

  it('a second process on the folder is refused with what to do, and the first goes on', async () => {
    const data = await dataFolder();
    const first = await launch({ DATA_DIR: data });
    await first.ready;
    const second = await launch({ DATA_DIR: data });
    second.ready.catch(() => undefined);
    expect(await second.exit).toMatchObject({ code: 1 });
    expect(second.output().join('\n')).toContain(
      `is in use by process ${first.child.pid}. Stop that process, or give this one another folder with DATA_DIR.`
    );
    expect((await first.get('/api/health')).status).toBe(200);
  });

  it('a port in use is told', async () => {
    const first = await launch({ DATA_DIR: await dataFolder() });
    await first.ready;
    const second = await launch({ DATA_DIR: await dataFolder(), PORT: String(first.port) });
    second.ready.catch(() => undefined);
    expect(await second.exit).toMatchObject({ code: 1 });
    expect(second.output().join('\n')).toContain('Choose another with PORT.');
  });

  it('the demo is gone when it is off', async () => {
    const server = await launch({ DATA_DIR: await dataFolder(), DEMO: 'off' });
    await server.ready;
    expect((await server.get('/api/demo/mails')).status).toBe(404);
    const signIn = await fetch(`${server.origin}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"role":"student"}'
    });
    expect(signIn.status).toBe(404);
  });
});

describe('stopping', () => {
  it('SIGTERM lets a request finish, closes the database, lets go of the folder and takes no new one', async () => {
    const data = await dataFolder();
    const server = await launch({ DATA_DIR: data });
    await server.ready;
    const key = await keyOf(server);
    const body = '{"since":""}';
    const answer = new Promise<number | undefined>((done, fail) => {
      const slow = request(
        `${server.origin}/rest/v1/rpc/open_changes`,
        {
          method: 'POST',
          headers: { apikey: key, 'content-type': 'application/json', 'content-length': body.length }
        },
        (received) => {
          received.resume();
          received.on('end', () => done(received.statusCode));
        }
      );
      slow.on('error', fail);
      slow.write(body.slice(0, 3), () => {
        server.child.kill('SIGTERM');
        // The server has closed its door once a new connection is refused; only then comes the rest.
        const knock = (): Promise<unknown> =>
          fetch(`${server.origin}/api/health`).then(knock, () => slow.end(body.slice(3)));
        void knock();
      });
    });
    expect(await answer).toBe(200);
    expect(await server.exit).toEqual({ code: 0, signal: null });
    expect(existsSync(join(data, 'pid'))).toBe(false);
  });

  it('after kill -9 it starts on the same folder, and a session given before is still good', async () => {
    const data = await dataFolder();
    const port = String(await freePort());
    const first = await launch({ DATA_DIR: data, PORT: port });
    await first.ready;
    const key = await keyOf(first);
    const post = (path: string, sent: unknown) =>
      fetch(first.origin + path, {
        method: 'POST',
        headers: { apikey: key, 'content-type': 'application/json' },
        body: JSON.stringify(sent)
      });
    const { email, code } = (await (await post('/api/demo/sign-in', { role: 'student' })).json()) as Record<
      string,
      string
    >;
    const session = (await (await post('/auth/v1/verify', { type: 'email', email, token: code })).json()) as {
      access_token: string;
    };
    first.child.kill('SIGKILL');
    await first.exit;

    const second = await launch({ DATA_DIR: data, PORT: port });
    await second.ready;
    expect(await keyOf(second)).toBe(key);
    const user = await second.get('/auth/v1/user', {
      apikey: key,
      authorization: `Bearer ${session.access_token}`
    });
    expect([user.status, await user.json()]).toMatchObject([200, { email }]);
  });
});

describe('with a real Supabase', () => {
  it('loads nothing of the embedded one, tells browsers where to go, and says when it does not answer', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const watch = pathToFileURL(join(import.meta.dirname, '../db/embedded/support/watch-modules.ts')).href;
    const server = await launch({
      DATA_DIR: folder(),
      PUBLIC_SUPABASE_URL: url,
      PUBLIC_SUPABASE_KEY: 'sb_publishable_x',
      NODE_OPTIONS: `--import ${watch}`
    });
    await server.ready;
    const health = await server.get('/api/health');
    expect([health.status, await health.json()]).toMatchObject([503, { database: false }]);
    expect(health.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${url} ${url.replace('http', 'ws')}`
    );
    expect(await (await server.get('/_app/env.js')).text()).toContain(`PUBLIC_SUPABASE_URL:"${url}"`);
    expect((await server.get('/rest/v1/themes')).headers.get('content-type')).toMatch(/html/);
    expect(
      server.output().filter((line) => /@electric-sql|@supabase\/lite|server\/embedded\//.test(line))
    ).toEqual([]);
    expect(server.output().join('\n')).toContain('build/handler.js');
  });
});
