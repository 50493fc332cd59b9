/** Who somebody is stands in a signed token. One that is forged, altered, old or unsigned opens nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../db/people';
import { attackers, claimsOf, openTarget, token, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const ask = (bearer: string, path = '/rest/v1/interests?select=*', init: RequestInit = {}) =>
  target.send(path, { ...init, headers: { authorization: `Bearer ${bearer}` } });
const forged = 'a secret that somebody guessed, long enough to be taken';
const parts = (good: string) => good.split('.') as [string, string, string];
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that somebody could send, by what is wrong with them. */
const wrong: Record<string, (good: string) => string> = {
  'signed with another secret': () => token(claimsOf('student'), forged),
  'signed with no secret': () => token(claimsOf('student'), ''),
  'signed with the publishable key': () => token(claimsOf('student'), target.keys.publishable),
  'signed with the word that Supabase’s examples use': () =>
    token(claimsOf('student'), 'super-secret-jwt-token-with-at-least-32-characters-long'),
  expired: () => token(claimsOf('student', { exp: Math.floor(Date.now() / 1_000) - 1_000 }), target.keys.jwt),
  'alg none': () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claimsOf('student'))}.`,
  'alg None': () => `${encode({ alg: 'None', typ: 'JWT' })}.${encode(claimsOf('student'))}.`,
  'alg nOnE with a signature': (good) =>
    `${encode({ alg: 'nOnE' })}.${encode(claimsOf('student'))}.${parts(good)[2]}`,
  'alg none without dots at the end': () => `${encode({ alg: 'none' })}.${encode(claimsOf('student'))}`,
  'another alg with this signature': () =>
    token(claimsOf('student'), target.keys.jwt, { alg: 'HS512', typ: 'JWT' }),
  'a public key alg with this signature': () =>
    token(claimsOf('student'), target.keys.jwt, { alg: 'RS256', typ: 'JWT' }),
  'no alg': () => token(claimsOf('student'), target.keys.jwt, { typ: 'JWT' }),
  'a key of its own in the header': () =>
    token(claimsOf('student'), forged, {
      alg: 'HS256',
      jwk: { kty: 'oct', k: Buffer.from(forged).toString('base64url') },
      jku: 'https://example.org/keys'
    }),
  'another person under this signature': (good) =>
    `${parts(good)[0]}.${encode(claimsOf('leader'))}.${parts(good)[2]}`,
  'another role under this signature': (good) =>
    `${parts(good)[0]}.${encode(claimsOf('student', { role: 'service_role' }))}.${parts(good)[2]}`,
  'without its signature': (good) => `${parts(good)[0]}.${parts(good)[1]}.`,
  'with half its signature': (good) => good.slice(0, -20),
  'no token at all': () => 'x',
  'the publishable key': () => target.keys.publishable
};

/** What a stranger without any token gets. */
const asNobody = async () => {
  const answer = await target.send('/rest/v1/interests?select=*');
  return answer.status;
};

describe('a token', () => {
  it('that is good opens what is one’s own', async () => {
    const answer = await ask(token(claimsOf('student'), target.keys.jwt));
    expect([answer.status, ((await answer.json()) as unknown[]).length]).toEqual([200, 1]);
  });

  it.each(Object.keys(wrong))('%s: reads nothing', async (name) => {
    const bearer = wrong[name]?.(token(claimsOf('student'), target.keys.jwt)) ?? '';
    const answer = await ask(bearer);
    expect([401, 403, await asNobody()]).toContain(answer.status);
    expect(answer.ok).toBe(false);
    expect(await target.leaked('anon', answer)).toEqual([]);
  });

  it.each(Object.keys(wrong))('%s: writes nothing', async (name) => {
    const bearer = wrong[name]?.(token(claimsOf('student'), target.keys.jwt)) ?? '';
    const before = await target.picture();
    for (const [path, body] of [
      ['/rest/v1/rpc/session_begin', '{}'],
      ['/rest/v1/rpc/sync_push', '{"ops":[]}'],
      ['/rest/v1/rpc/account_delete', '{}']
    ] as const) {
      const answer = await ask(bearer, path, { method: 'POST', body });
      expect([path, answer.ok]).toEqual([path, false]);
    }
    expect(await target.picture()).toEqual(before);
  });

  it('of an account that is gone reads and writes nothing', async () => {
    const gone = token(claimsOf('student', { sub: '00000000-0000-4000-8000-00000000dead' }), target.keys.jwt);
    const before = await target.picture();
    expect(await target.leaked('anon', await ask(gone))).toEqual([]);
    const began = await ask(gone, '/rest/v1/rpc/session_begin', { method: 'POST', body: '{}' });
    expect(began.ok).toBe(false);
    expect(await target.picture()).toEqual(before);
  });

  it('says who one is, and no header or claim beside it does', async () => {
    const sneaky = token(
      claimsOf('stranger', {
        user_metadata: { role: 'coordinator', sub: people.leader },
        app_metadata: { roles: ['leader'] },
        person_id: people.leader
      }),
      target.keys.jwt
    );
    const answer = await target.send('/rest/v1/interests?select=*', {
      headers: {
        authorization: `Bearer ${sneaky}`,
        'x-user-id': people.leader,
        'request.jwt.claim.sub': people.leader,
        role: 'service_role'
      }
    });
    expect(await answer.text()).toBe('[]');
  });

  it('is nothing without the key of the installation', async () => {
    for (const apikey of [
      '',
      'sb_publishable_wrong',
      'sb_secret_x',
      token({ role: 'service_role' }, forged)
    ]) {
      const answer = await target.send('/rest/v1/interests?select=*', { headers: { apikey } });
      expect([apikey, answer.ok]).toEqual([apikey, false]);
    }
  });
});

describe('a path', () => {
  it.each([
    '/storage/v1/bucket',
    '/storage/v1/bucket/attachments',
    '/storage/v1/object/attachments/a.pdf',
    '/storage/v1/object/public/attachments/a.pdf',
    '/storage/v1/object/info/attachments/a.pdf',
    '/storage/v1/object/copy',
    '/storage/v1/object/move',
    '/storage/v1/object/upload/sign/attachments/a.pdf',
    '/storage/v1/upload/resumable',
    '/storage/v1/render/image/public/attachments/a.png',
    '/storage/v1/s3/attachments/a.pdf',
    '/storage/v1/object/public/x/../../../rest/v1/interests',
    '/storage/v1/object/list/profiles',
    '/storage/v1/object/sign/a/b',
    '/storage/v1/..%2f..%2frest/v1/interests',
    '/storage/v1/object/authenticated/..%2f..%2f..%2fkeys.json',
    '/rest/v1/..%2f..%2fauth/v1/admin/users',
    '/rest/v1/%2e%2e/%2e%2e/auth/v1/admin/users',
    '/rest/v1/interests%00',
    '/rest/v1/interests;select=*',
    '/rest/v1/rpc/../interests?select=*',
    '/rest/v2/interests',
    '/REST/V1/interests',
    '/graphql/v1',
    '/realtime/v1/websocket',
    '/functions/v1/x',
    '/pg/query',
    '/admin/v1/users',
    '/_system/info'
  ])('%s leads to nothing of anyone’s', async (path) => {
    for (const who of attackers)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const answer = await target.as(who, path, {
          method,
          ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {})
        });
        expect([who, method, await target.leaked(who, answer)]).toEqual([who, method, []]);
        if (!path.startsWith('/rest/v1/')) expect([who, method, answer.ok]).toEqual([who, method, false]);
      }
  });
});
