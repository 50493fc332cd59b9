import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../src/lib/server/embedded/mount';
import { signInUnguarded, tinyBackend, tinyDatabase, type Client } from './support/world';

type Backend = Awaited<ReturnType<typeof tinyBackend>>;

const hour = 3_600_000;
let backend: Backend;
beforeAll(async () => {
  backend = await tinyBackend();
});

let visitors = 0;
/** A visitor nobody has counted yet. */
const visitor = (): string => `198.51.100.${(visitors += 1)}`;

const askCode = (client: Client, email: string) => client.auth.signInWithOtp({ email });

const signIn = async (email: string, address = visitor()): Promise<Client> => {
  const client = backend.client(address);
  const asked = await askCode(client, email);
  expect(asked.error).toBeNull();
  const { error } = await client.auth.verifyOtp({ email, token: backend.codeTo(email), type: 'email' });
  expect(error).toBeNull();
  return client;
};

const request = (path: string, init: RequestInit = {}) =>
  backend.embedded.fetch(
    new Request(`http://localhost${path}`, {
      ...init,
      headers: { apikey: backend.embedded.key, 'content-type': 'application/json', ...init.headers }
    }),
    visitor()
  );

describe('repair 4: the way in is a code by mail', () => {
  it("a person signs in with type 'email', reads as themself, refreshes and signs out", async () => {
    const client = await signIn('ny@stud.ntnu.no');
    const { data } = await client.auth.getUser();
    expect(await client.rpc('who')).toMatchObject({ data: data.user?.id, error: null });
    expect((await client.auth.refreshSession()).error).toBeNull();
    expect((await client.auth.signOut()).error).toBeNull();
  });

  it('the broken variant: lite itself does not know the type the browser sends', async () => {
    const tiny = await tinyDatabase();
    const client = tiny.client();
    await askCode(client, 'a@stud.ntnu.no');
    const token = /\d{6}/.exec(tiny.letters.at(-1)?.text ?? '')?.[0] ?? '';
    expect(
      (await client.auth.verifyOtp({ email: 'a@stud.ntnu.no', token, type: 'email' })).error
    ).not.toBeNull();
  });

  it('a code works once', async () => {
    await signIn('once@stud.ntnu.no');
    const again = await backend.client(visitor()).auth.verifyOtp({
      email: 'once@stud.ntnu.no',
      token: backend.codeTo('once@stud.ntnu.no'),
      type: 'email'
    });
    expect(again.error?.code).toBe('otp_expired');
  });

  it('the mail is ours: subject and code, no link', async () => {
    await askCode(backend.client(visitor()), 'mail@stud.ntnu.no');
    const mail = backend.embedded.mails().find(({ to }) => to === 'mail@stud.ntnu.no');
    expect(mail?.subject).not.toBe('');
    expect(mail?.text).toMatch(/\b\d{6}\b/);
    expect(`${mail?.text} ${mail?.html}`).not.toMatch(/https?:\/\/[^ ]*(verify|token)/);
  });

  it('the answer does not tell whether an address has an account', async () => {
    const ask = (email: string) =>
      request('/auth/v1/otp', { method: 'POST', body: JSON.stringify({ email, create_user: false }) });
    await signIn('known@stud.ntnu.no');
    const [known, unknown] = [await ask('known@stud.ntnu.no'), await ask('unknown@stud.ntnu.no')];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
  });
});

describe('repair 4: nothing else signs in', () => {
  const closed: [string, string, unknown][] = [
    ['POST', '/auth/v1/signup', { email: 'h@gjovik.kommune.no', password: 'secret123' }],
    ['POST', '/auth/v1/token?grant_type=password', { email: 'h@gjovik.kommune.no', password: 'secret123' }],
    ['POST', '/auth/v1/token?grant_type=pkce', { auth_code: 'x', code_verifier: 'y' }],
    ['POST', '/auth/v1/token', { refresh_token: 'x' }],
    ['POST', '/auth/v1/recover', { email: 'h@gjovik.kommune.no' }],
    ['POST', '/auth/v1/magiclink', { email: 'h@gjovik.kommune.no' }],
    ['POST', '/auth/v1/resend', { email: 'h@gjovik.kommune.no', type: 'signup' }],
    ['GET', '/auth/v1/verify?type=magiclink&token=x', null],
    ['GET', '/auth/v1/authorize?provider=github', null],
    ['GET', '/auth/v1/callback?code=x', null],
    ['GET', '/auth/v1/settings', null],
    ['GET', '/auth/v1/admin/users', null],
    ['POST', '/auth/v1/otp/', { email: 'h@gjovik.kommune.no' }],
    ['POST', '/auth/v1//otp', { email: 'h@gjovik.kommune.no' }],
    ['POST', '/auth/v1/%6ftp', { email: 'h@gjovik.kommune.no' }],
    ['GET', '/storage/v1/bucket', null],
    ['GET', '/_system/info', null]
  ];

  it.each(closed)('%s %s is not offered', async (method, path, body) => {
    const answer = await request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error_code: 'not_offered' });
  });

  it.each([
    { password: 'secret1234' },
    { email: 'boss@gjovik.kommune.no' },
    { phone: '+4799999999' },
    { data: { a: 1 } }
  ])('an account cannot be changed: %o', async (change) => {
    const client = await signIn('fixed@stud.ntnu.no');
    expect((await client.auth.updateUser(change)).error).toMatchObject({ status: 403, code: 'not_offered' });
  });

  it('changing answers 403 whoever asks', async () => {
    expect((await request('/auth/v1/user', { method: 'PUT', body: '{"email":"x@y.no"}' })).status).toBe(403);
  });

  it('the hash of a code is no way around the tries', async () => {
    const answer = await request('/auth/v1/verify', {
      method: 'POST',
      body: JSON.stringify({ type: 'magiclink', token_hash: 'a'.repeat(56) })
    });
    expect(answer.status).toBe(403);
  });

  it('the broken variant: unguarded, a stranger registers under a partner’s domain with a password', async () => {
    const tiny = await tinyDatabase();
    const stranger = tiny.client();
    const taken = await stranger.auth.signUp({ email: 'leder@gjovik.kommune.no', password: 'secret123' });
    expect(taken.error).toBeNull();
    const owner = await signInUnguarded(tiny, 'leder@gjovik.kommune.no');
    expect((await owner.auth.updateUser({ password: 'another123' })).error).toBeNull();
  });
});

describe('repair 4: limits, by the clock', () => {
  it(`${limits.codesPerAddress} codes an hour to one address, whoever asks`, async () => {
    const email = 'often@stud.ntnu.no';
    for (let i = 0; i < limits.codesPerAddress; i += 1)
      expect((await askCode(backend.client(visitor()), email)).error).toBeNull();
    const sixth = await askCode(backend.client(visitor()), ` ${email.toUpperCase()} `.trim());
    expect(sixth.error).toMatchObject({ status: 429, code: 'over_request_rate_limit' });
    backend.clock.now += hour - 1;
    expect((await askCode(backend.client(visitor()), email)).error?.status).toBe(429);
    backend.clock.now += 1;
    expect((await askCode(backend.client(visitor()), email)).error).toBeNull();
  });

  it(`${limits.perVisitor} codes an hour from one visitor, also when asked for at once`, async () => {
    const address = visitor();
    const answers = await Promise.all(
      Array.from({ length: limits.perVisitor + 3 }, (_, i) =>
        askCode(backend.client(address), `many${i}@stud.ntnu.no`)
      )
    );
    expect(answers.filter(({ error }) => error?.status === 429)).toHaveLength(3);
    expect((await askCode(backend.client(visitor()), 'other@stud.ntnu.no')).error).toBeNull();
  });

  it(`${limits.triesPerCode} wrong tries spend a code; a new one works`, async () => {
    const email = 'guessed@stud.ntnu.no';
    await askCode(backend.client(visitor()), email);
    const code = backend.codeTo(email);
    const wrong = code === '111111' ? '222222' : '111111';
    const attempt = (token: string) =>
      backend.client(visitor()).auth.verifyOtp({ email, token, type: 'email' });
    await Promise.all(Array.from({ length: limits.triesPerCode }, () => attempt(wrong)));
    expect((await attempt(code)).error?.code).toBe('otp_expired');
    await signIn(email);
  });

  it(`${limits.perVisitor} wrong tries an hour from one visitor, over any addresses`, async () => {
    const client = backend.client(visitor());
    const answers = await Promise.all(
      Array.from({ length: limits.perVisitor + 2 }, (_, i) =>
        client.auth.verifyOtp({ email: `tried${i}@stud.ntnu.no`, token: '123456', type: 'email' })
      )
    );
    expect(answers.filter(({ error }) => error?.status === 429)).toHaveLength(2);
  });

  it('the answer says how long to wait', async () => {
    const email = 'wait@stud.ntnu.no';
    for (let i = 0; i < limits.codesPerAddress; i += 1) await askCode(backend.client(visitor()), email);
    backend.clock.now += hour / 2;
    const answer = await request('/auth/v1/otp', { method: 'POST', body: JSON.stringify({ email }) });
    expect(answer.headers.get('retry-after')).toBe('1800');
  });
});

describe('repair 4: what is sent', () => {
  it.each(['', '{', 'null', '[]', '"x"', '{"email":1}', '{"email":"no address"}', '{"email":"a b@c.no"}'])(
    'a code is not made for the body %s',
    async (body) => {
      expect((await request('/auth/v1/otp', { method: 'POST', body })).status).toBe(400);
    }
  );

  it('a body beyond the limit is refused, with its length told or not', async () => {
    const large = 'x'.repeat(20_000);
    expect((await request('/auth/v1/otp', { method: 'POST', body: large })).status).toBe(413);
    const stream = new Blob(['x'.repeat(1_100_000)]).stream();
    const init = { method: 'POST', body: stream, duplex: 'half' };
    expect((await request('/rest/v1/rpc/who', init)).status).toBe(413);
  });

  it('no other site may read the answers', async () => {
    const answer = await request('/rest/v1/rpc/who', { method: 'POST', body: '{}' });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('a wrong key opens nothing', async () => {
    expect((await request('/rest/v1/notes', { headers: { apikey: 'sb_publishable_wrong' } })).status).toBe(
      401
    );
  });
});

describe('what is refused', () => {
  it('is told with its code and where it was asked for, and nothing of who asked', async () => {
    const before = backend.refusals.length;
    const email = 'told@stud.ntnu.no';
    await request('/auth/v1/otp', { method: 'POST', body: '{"email":"no address"}' });
    for (let i = 0; i <= limits.codesPerAddress; i += 1) await askCode(backend.client(visitor()), email);
    await backend.client(visitor()).auth.verifyOtp({ email, token: '000000', type: 'email' });
    await request('/auth/v1/signup', { method: 'POST', body: '{}' });
    await request('/rest/v1/rpc/fail', { method: 'POST', body: '{"code":"SK001"}' });
    await request('/rest/v1/rpc/who', { method: 'POST', body: '{}' });
    expect(backend.refusals.slice(before)).toEqual([
      'validation_failed /auth/v1/otp',
      'over_request_rate_limit /auth/v1/otp',
      'otp_expired /auth/v1/verify',
      'not_offered /auth/v1/signup',
      'SK001 /rest/v1/rpc/fail'
    ]);
  });
});

describe('the demo page', () => {
  it('signs in two visitors in the same role at once, each code once', async () => {
    const issue = () => backend.embedded.demo?.issue('student') ?? { email: '', code: '' };
    const [one, two] = [issue(), issue()];
    const verify = ({ email, code }: { email: string; code: string }) =>
      backend.client(visitor()).auth.verifyOtp({ email, token: code, type: 'email' });
    const [first, second] = await Promise.all([verify(one), verify(two)]);
    expect([first.data.user?.email, second.data.user?.email]).toEqual([one.email, one.email]);
    expect((await verify(one)).error?.code).toBe('otp_expired');
  });

  it('its codes run out, and roles are a closed list', () => {
    const { demo } = backend.embedded;
    const given = demo?.issue('leader');
    backend.clock.now += 10 * 60_000;
    expect(demo?.redeem(given?.email ?? '', given?.code ?? '')).toBe(false);
    expect(demo?.issue('constructor')).toBeNull();
  });

  it('is not there when the demo is off', async () => {
    const { embedded } = await tinyBackend({ DEMO: 'off' });
    expect(embedded.demo).toBeNull();
  });
});

describe('mail by SMTP', () => {
  it('a mail that cannot be sent is told, written down, and does not count', async () => {
    const { client, faults } = await tinyBackend({
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@example.org'
    });
    for (let i = 0; i <= limits.codesPerAddress; i += 1) {
      const { error } = await askCode(client(), 'x@stud.ntnu.no');
      expect(error?.status).toBe(500);
    }
    expect(faults).toHaveLength(limits.codesPerAddress + 1);
  });
});
