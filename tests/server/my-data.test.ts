/** The rights of a person over HTTP, from sign-in by code to an account that is gone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBackend, startBackend } from '../../src/lib/server/backend';
import { readForgotten } from '../../src/lib/server/embedded/forgotten';
import { personClient } from '../../src/lib/server/supabase';
import { DELETE, GET } from '../../src/routes/api/my-data/+server';
import { config, dataDir } from '../db/embedded/support/world';
import { embedded, signIn } from './signed-in';

let folder: string;
beforeAll(async () => {
  folder = await dataDir();
  await startBackend(config(folder));
});
afterAll(closeBackend);

const ask = (handler: typeof GET, query: string, token: string | null, method = 'GET'): Promise<Response> => {
  const url = new URL(`http://localhost/api/my-data${query}`);
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const event = { request: new Request(url, { method, headers }), url, route: { id: '/api/my-data' } };
  return Promise.resolve(handler(event as unknown as Parameters<typeof GET>[0]));
};

const save = async (token: string, name: string): Promise<void> => {
  const client = await personClient(token);
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
  };
  const args = { id: sub, name };
  const ops = [{ op_id: crypto.randomUUID(), kind: 'profiles.save', v: 1, args, base_rev: 1, prev: null }];
  const { error } = await client.rpc('sync_push', { ops });
  expect(error).toBeNull();
};

describe('everything about me', () => {
  it('comes as JSON, to be kept nowhere on the way', async () => {
    const token = await signIn('innsyn@stud.ntnu.no');
    const answer = await ask(GET, '', token);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="samskap.json"');
    expect(await answer.json()).toMatchObject({ account: { email: 'innsyn@stud.ntnu.no' }, access: [] });
  });

  it.each([
    ['nb', 'Alt vi har om deg', 'Hva du vil hete her'],
    ['nn', 'Alt vi har om deg', 'Kva du vil heite her'],
    ['en', 'Everything we have about you', 'The name you want here']
  ])(
    'comes as a page in %s, with the purpose of each thing, and text is never markup',
    async (language, title, purpose) => {
      const token = await signIn(`lesbar-${language}@stud.ntnu.no`);
      await save(token, '<script>alert(1)</script> & "co"');
      const answer = await ask(GET, `?as=html&language=${language}`, token);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const page = await answer.text();
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain(purpose);
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;');
      expect(page).not.toContain('<script');
    }
  );

  it('says who has it and what each thing is in the language of the page, never by a name of a column', async () => {
    const token = await signIn('ord@stud.ntnu.no');
    await save(token, 'Ord');
    const data = (await (await ask(GET, '', token)).json()) as { sessions: object[]; identities: object[] };
    expect(data.sessions).toHaveLength(1);
    const page = await (await ask(GET, '?as=html&language=nn', token)).text();
    expect(page).toContain('Kven som har det på telefonen sin');
    expect(page).toContain('<dt>Laga</dt>');
    expect(page).toMatch(/<dd>Student<\/dd>/);
    const labels = [...page.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, label]) => label);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter((label) => /^[a-z]+(_[a-z]+)*$/.test(label ?? ''))).toEqual([]);
  });

  it('is refused without a token, and with one that is forged', async () => {
    for (const token of [null, '', 'x', 'a.b.c', `${await signIn('ekte@stud.ntnu.no')}x`])
      for (const [handler, method] of [
        [GET, 'GET'],
        [DELETE, 'DELETE']
      ] as const) {
        const answer = await ask(handler, '', token, method);
        expect([answer.status, await answer.json()]).toEqual([401, { code: 'not_signed_in' }]);
      }
  });
});

describe('deletion over HTTP', () => {
  it('leaves nothing of one who signed in by mail: no session, no mail, and the token opens nothing', async () => {
    const email = 'farvel@stud.ntnu.no';
    const token = await signIn(email);
    await save(token, 'Farvel');
    const { sql, mails } = await embedded();
    const [account] = await sql<{ id: string }>('select id from auth.users where email = $1', [email]);
    const answer = await ask(DELETE, '', token, 'DELETE');
    expect([answer.status, await answer.json()]).toEqual([200, { deleted: true }]);

    expect(mails().filter(({ to }) => to === email)).toEqual([]);
    const tables = await sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private', 'auth')`
    );
    for (const { name } of tables) {
      const left = await sql(`select 1 from ${name} t where to_jsonb(t)::text ilike any ($1)`, [
        [`%${account?.id}%`, `%${email}%`]
      ]);
      expect([name, left.length]).toEqual([name, 0]);
    }
    // For a restore, beside the database: an id that is nobody's any more.
    expect(await readForgotten(folder)).toEqual([account?.id]);
    expect((await ask(GET, '', token)).status).toBe(401);
    // A browser asks again by itself when the answer was lost on its way.
    const again = await ask(DELETE, '', token, 'DELETE');
    expect([again.status, await again.json()]).toEqual([200, { deleted: true }]);
  });

  it('is no door that closes: the same address can begin anew, as someone new', async () => {
    const email = 'igjen@stud.ntnu.no';
    const before = await signIn(email);
    await ask(DELETE, '', before, 'DELETE');
    const after = await signIn(email);
    const answer = (await (await ask(GET, '', after)).json()) as { changes: unknown[] };
    expect(answer.changes).toEqual([]);
  });
});
