/** Did you find what you were looking for (R47)? Counted by page, without a person anywhere. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lackings } from '../../src/lib/domain/feedback/feedback';
import { actors } from './people';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const yes = { page: '/utfordringer', language: 'nb', found: 'yes' };
const no = { ...yes, found: 'no', lacking: 'outdated' };

/** What a visitor is answered: 'thanks', or the code and field it is refused with. */
const say = (answer: unknown, visitor: string = randomUUID()): Promise<string> =>
  world.as('anon', 'select public.feedback_send($1, $2)', [JSON.stringify(answer), visitor]).then(
    () => 'thanks',
    (error: unknown) => {
      const { message, detail } = error as { message: string; detail?: string };
      return [message, detail].filter(Boolean).join(' ');
    }
  );

describe('feedback', () => {
  it('keeps the page, the day and the answer, and nothing about who gave it', async () => {
    const visitor = randomUUID();
    expect(await say({ ...no, page: '/om' }, visitor)).toBe('thanks');
    const [row] = await world.sql(
      `select to_jsonb(f) - 'id' as row from private.feedback f where page = '/om'`
    );
    expect(row).toEqual({
      row: {
        day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        page: '/om',
        language: 'nb',
        found: false,
        lacking: 'outdated'
      }
    });
  });

  it.each([
    [null, 'wrong_type'],
    [{}, 'missing'],
    [{ ...yes, page: 'https://example.org/' }, 'invalid page'],
    [{ ...yes, page: '/utfordringer?q=navn' }, 'invalid page'],
    [{ ...yes, page: '/OM' }, 'invalid page'],
    [{ ...yes, page: `/${'a'.repeat(150)}` }, 'too_long page'],
    [{ ...yes, language: 'de' }, 'invalid language'],
    [{ ...yes, found: true }, 'wrong_type found'],
    [{ ...yes, lacking: 'outdated' }, 'invalid lacking'],
    [{ ...no, lacking: 'navn og telefon' }, 'invalid lacking'],
    [{ ...no, words: 'Jeg heter' }, 'invalid words'],
    [{ ...no, person_id: randomUUID() }, 'invalid person_id']
  ])('%j is refused', async (answer, refusal) => {
    expect(await say(answer)).toMatch(new RegExp(`^${refusal}`));
  });

  it('knows the same lacks in TypeScript and SQL', async () => {
    for (const lacking of lackings) expect(await say({ ...no, lacking })).toBe('thanks');
    const [row] = await world.sql<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'feedback_lacking_check'`
    );
    const known = [...(row?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(([, value]) => value);
    expect(known).toEqual([...lackings]);
  });

  it('is taken ten times an hour from one visitor', async () => {
    const visitor = randomUUID();
    const answers: string[] = [];
    for (let count = 0; count < 11; count += 1) answers.push(await say(yes, visitor));
    expect(answers.slice(9)).toEqual(['thanks', 'rate_limited']);
    expect(await say(yes)).toBe('thanks');
  });

  it('has an end also for one who is somebody new each time', async () => {
    await world.sql(`delete from private.limits where kind = 'feedback_in_all'`);
    await world.sql(
      `insert into private.limits (kind, key, times, until)
       values ('feedback_in_all', 'all', array_fill(now(), array[599]), now() + interval '1 hour')`
    );
    expect(await say(yes)).toBe('thanks');
    expect(await say(yes)).toBe('rate_limited');
    await world.sql(`delete from private.limits where kind = 'feedback_in_all'`);
  });

  it('is taken from visitors only: nobody’s account comes with it', async () => {
    for (const actor of actors.filter((actor) => actor !== 'anon'))
      expect([actor, (await world.refusal(actor, `select public.feedback_send('{}', 'x')`))?.code]).toEqual([
        actor,
        '42501'
      ]);
  });
});

describe('the counts', () => {
  it('are for coordinators, the least helpful page first', async () => {
    const page = '/tilgjengelighet';
    for (const answer of [yes, no, { ...no, lacking: 'not_there' }, { ...yes, found: 'no' }])
      await say({ ...answer, page });
    const [row] = await world.as<{ counts: { page: string; not_found: number }[] }>(
      'coordinatorTrondheim',
      'select public.feedback_counts() as counts'
    );
    expect(row?.counts.find((count) => count.page === page)).toEqual({
      page,
      found: 1,
      not_found: 3,
      not_there: 1,
      hard_to_read: 0,
      outdated: 1,
      does_not_work: 0
    });
    const lacks = row?.counts.map((count) => count.not_found) ?? [];
    expect(lacks).toEqual([...lacks].sort((a, b) => b - a));
  });

  it('are for nobody else', async () => {
    const coordinators = ['coordinator', 'coordinatorNtnu', 'coordinatorTrondheim'];
    for (const actor of actors) {
      const refusal = await world.refusal(actor, 'select public.feedback_counts()');
      const expected = coordinators.includes(actor)
        ? undefined
        : ['anon', 'service_role'].includes(actor)
          ? '42501'
          : 'PT403';
      expect([actor, refusal?.code]).toEqual([actor, expected]);
    }
  });
});
