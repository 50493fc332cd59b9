/** Nobody learns from the way in who has an account: not by words, not by status, not by the clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, persons } from '../../db/people';
import { openTarget, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const post = (path: string, body: object) =>
  target.send(`/auth/v1/${path}`, { method: 'POST', body: JSON.stringify(body) });

/** What an answer tells, without what differs from one request to the next. */
const told = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers.keys()].filter((name) => name !== 'date').sort(),
  body: await answer.text()
});

const known = persons.map(addressOf);

describe('asking for a code', () => {
  it.each([{}, { create_user: false }, { create_user: true }, { options: { shouldCreateUser: false } }])(
    'is answered alike with an account and without one: %j',
    async (extra) => {
      const [mine, nobodys] = [
        await told(await post('otp', { email: 'leader@gjovik.kommune.no', ...extra })),
        await told(
          await post('otp', { email: `nobody${Object.keys(extra).length}@gjovik.kommune.no`, ...extra })
        )
      ];
      expect(mine).toEqual(nobodys);
      expect(mine.status).toBe(200);
    }
  );
});

describe('the clock', () => {
  it.each([
    ['asking for a code', 'otp', {}],
    ['a wrong code', 'verify', { type: 'email', token: '000000' }]
  ])('%s takes as long with an account as without one', async (_, path, rest) => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const ask = async (kind: 'known' | 'unknown', email: string) => {
      const start = performance.now();
      await post(path, { email, ...rest });
      times[kind].push(performance.now() - start);
    };
    for (const [i, email] of known.entries()) {
      // In turn, first one and then the other, so that a busy moment is nobody's.
      const pair = [() => ask('known', email), () => ask('unknown', `${path}${email}`)];
      for (const one of i % 2 === 0 ? pair : pair.reverse()) await one();
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const [mine, nobodys] = [median(times.known), median(times.unknown)];
    // Before accounts were made ahead, asking for a code took 16 times as long without one.
    expect(Math.max(mine, nobodys) / Math.min(mine, nobodys)).toBeLessThan(4);
  });
});

describe('a wrong code', () => {
  it('is answered alike with a code waiting, with an account only, and with neither', async () => {
    const attempt = (email: string, token = '000000') => post('verify', { type: 'email', email, token });
    await post('otp', { email: 'phd@ntnu.no' });
    const waiting = target.letters.length;
    const answers = [
      await told(await attempt('phd@ntnu.no')),
      await told(await attempt('deputy@gjovik.kommune.no')),
      await told(await attempt('nobody@example.org'))
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(403);
    expect(target.letters.length).toBe(waiting);
  });
});

describe('the ways that are closed', () => {
  it.each([
    ['signup', { email: 'leader@gjovik.kommune.no', password: 'hemmelig1234' }],
    ['token?grant_type=password', { email: 'leader@gjovik.kommune.no', password: 'hemmelig1234' }],
    ['recover', { email: 'leader@gjovik.kommune.no' }],
    ['resend', { email: 'leader@gjovik.kommune.no', type: 'signup' }],
    ['admin/users', {}],
    ['invite', { email: 'leader@gjovik.kommune.no' }],
    ['admin/generate_link', { email: 'leader@gjovik.kommune.no', type: 'magiclink' }]
  ])('%s says the same of one who has an account and one who has not', async (path, body) => {
    const mine = await told(await post(path, body));
    const nobodys = await told(await post(path, { ...body, email: 'nobody@example.org' }));
    expect(mine).toEqual(nobodys);
    expect(mine.status).toBe(404);
  });

  it('a refresh token that somebody guessed is nothing', async () => {
    for (const refresh_token of ['', 'x', 'a'.repeat(22), "' or true --"]) {
      const answer = await post('token?grant_type=refresh_token', { refresh_token });
      expect([refresh_token, answer.ok]).toEqual([refresh_token, false]);
      expect(await target.leaked('anon', answer)).toEqual([]);
    }
  });
});
