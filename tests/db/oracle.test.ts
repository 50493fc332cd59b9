/**
 * The oracle of P4: whatever happened, what a phone holds after a pull is what RLS lets its person select. The feed
 * and the policies are written apart from each other, so each is the other's judge.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/lib/domain/rows';
import { publicTables } from './open-tables';
import { firstRoles, people, persons, type Actor, type Person } from './people';
import { events, happen } from './random-life';
import { publicReplica, Replica } from './replica';
import { challengeIn, interestArgs } from './stories';
import { op, World } from './world';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let world: World;
const replicas = new Map<Person, Replica>();
beforeAll(async () => {
  world = await World.open();
  for (const person of persons) replicas.set(person, new Replica(world, person));
});
afterAll(() => world.close());

type Rows = Map<string, unknown>;

/** All rows of these tables that the actor may select. */
const selectable = async (actor: Actor, tables: readonly string[]): Promise<Rows> => {
  const parts = tables.map(
    (table) => `select '${table}:' || id as key, to_jsonb(t) as row from public.${table} t`
  );
  const rows = await world.as<{ key: string; row: unknown }>(actor, parts.join(' union all '));
  return new Map(rows.map(({ key, row }) => [key, row] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What differs between a replica and the oracle: missing, extra and stale rows, by key. */
const differences = (held: Rows, oracle: Rows): string[] => [
  ...[...oracle.keys()].filter((key) => !held.has(key)).map((key) => `missing ${key}`),
  ...[...held.keys()].filter((key) => !oracle.has(key)).map((key) => `extra ${key}`),
  ...[...oracle]
    .filter(([key, row]) => held.has(key) && JSON.stringify(held.get(key)) !== JSON.stringify(row))
    .map(([key]) => `stale ${key}`)
];

const resetRoles = (): Promise<void> =>
  world.database.exec(`delete from public.unit_roles; delete from public.partnership_roles; ${firstRoles}`);

const judge = async (person: Person, seen: Rows): Promise<string[]> => {
  const oracle = await selectable(person, entities);
  const own = await world.as<{ key: string }>(
    person,
    `select 'challenges:' || id as key from public.challenges where private.reads_case(id)`
  );
  const fresh = new Replica(world, person);
  await fresh.pull(20);
  const fed = await world.sql<{ key: string }>(
    `select audience || ' ' || entity || ':' || id as key from private.sync_feed where not gone and audience = any ($1)`,
    [[...fresh.audiences.keys()]]
  );
  const shown = [...fresh.audiences].flatMap(([audience, keys]) =>
    [...keys].map((key) => `${audience} ${key}`)
  );
  const hidden = fed
    .filter(({ key }) => !shown.includes(key))
    .map(({ key }) => `fed but not to be seen: ${key}`);
  const kept = replicas.get(person);
  await kept?.pull();
  const wrong = [fresh, kept].flatMap((replica) => {
    const held = replica?.held() ?? new Map<string, unknown>();
    return [
      ...differences(new Map([...seen, ...held]), oracle),
      ...own.filter(({ key }) => !held.has(key)).map(({ key }) => `not in a private audience: ${key}`)
    ];
  });
  return [...hidden, ...wrong, ...(await contradictions(person))];
};

/** Who reads and answers a challenge is asked by its id and as a list: where the two say different things. */
const contradictions = (person: Person): Promise<string[]> =>
  world.database.transaction(async ({ query }) => {
    await query(`select set_config('request.jwt.claim.sub', $1, true)`, [people[person]]);
    const found = await query<{ key: string }>(
      `select 'asked by id and as a list: ' || c.id as key from public.challenges c
       where private.answers_challenge(c.id) <> (c.id in (select private.my_challenges_to_answer()))
       union all
       select 'read by id and as a list: ' || c.id from public.challenges c
       where private.reads_case(c.id) <> (c.id in (select private.my_challenges()))
       union all
       select 'answers for what may not be read: ' || c.id from public.challenges c
       where private.answers_challenge(c.id) and not private.reads_case(c.id)`
    );
    return found.map(({ key }) => key);
  });

describe(`after anything at random (seed ${seed})`, () => {
  it('every person holds what they may select, and visitors what is public', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 20, maxLength: 40 }), async (life) => {
        await resetRoles();
        for (const event of life) {
          await happen(world, event);
          if (event.kind === 'pull') await replicas.get(event.person)?.pull(event.page);
        }
        const seen = (await publicReplica(world, 9)).rows;
        expect(differences(seen, await selectable('anon', publicTables))).toEqual([]);
        for (const person of persons) expect([person, await judge(person, seen)]).toEqual([person, []]);
      }),
      { seed, numRuns: 20, endOnFailure: true }
    );
    const [applied] = await world.sql<{ count: number }>(
      `select count(*)::int as count from private.sync_ops where result ->> 'status' = 'applied'`
    );
    expect(applied?.count).toBeGreaterThan(30);
  }, 240_000);
});

describe('the oracle', () => {
  /** What is found after `fault`, while something happens to an interest in a challenge of `care`. */
  const found = async (fault: string, repair: string): Promise<string[]> => {
    await resetRoles();
    const challenge = await challengeIn(world, 'published');
    await world.database.exec(fault);
    try {
      await world.apply('student', op('interests.send', interestArgs(challenge)));
      const seen = (await publicReplica(world)).rows;
      const faults = (['student', 'contact', 'phd'] as const).map((person) => judge(person, seen));
      return (await Promise.all(faults)).flat();
    } finally {
      await world.database.exec(repair);
    }
  };

  it('finds a row that is not fed', async () => {
    const faults = await found(
      'alter table public.interests disable trigger feed',
      'alter table public.interests enable trigger feed; update public.interests set name = name'
    );
    expect(faults.some((fault) => fault.startsWith('missing interests:'))).toBe(true);
  });

  it('finds a policy that shows too much', async () => {
    const faults = await found(
      'create policy too_much on public.interests for select to authenticated using (true)',
      'drop policy too_much on public.interests'
    );
    expect(faults.some((fault) => fault.startsWith('missing interests:'))).toBe(true);
  });

  it('finds nothing once both are mended', async () => {
    expect(await found('select 1', 'select 1')).toEqual([]);
  });
});
