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

/** How often a time of the first list is longer than one of the second: a half when nothing tells them apart. */
const share = (mine: number[], nobodys: number[]): number => {
  const points = mine.flatMap((a) => nobodys.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return points.reduce<number>((sum, point) => sum + point, 0) / points.length;
};

describe('the clock', () => {
  const rounds = 3;
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
    for (let round = 0; round < rounds; round += 1)
      for (const [i, email] of known.entries()) {
        // In turn, first one and then the other, so that a busy moment is nobody's.
        const pair = [() => ask('known', email), () => ask('unknown', `${round}${path}${email}`)];
        for (const one of i % 2 === 0 ? pair : pair.reverse()) await one();
      }
    const found = share(times.known, times.unknown);
    console.log(`${path}: ${found.toFixed(2)} of the pairs take longer with an account`);
    expect(found).toBeGreaterThan(0.2);
    expect(found).toBeLessThan(0.8);
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
