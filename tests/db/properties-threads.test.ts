/**
 * A thread is read by who sent the interest and those who answer for its challenge now, whatever happened before. Who
 * that is, is said here in TypeScript from the bare rows: neither the policies nor the feed have a part in it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRoles, people, persons, type Person } from './people';
import { events, happen } from './random-life';
import { interestIn, messageArgs } from './stories';
import { op, World, type Op } from './world';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const tables = ['interests', 'conversations', 'messages'] as const;

let world: World;
/** What was applied lately and answered with rows of a thread, by whom: it can be sent again. */
let applied: [Person, Op][] = [];
const isOfThread = ({ entity }: { entity: string }): boolean => tables.some((table) => table === entity);
beforeAll(async () => {
  world = await World.open();
  const push = world.push.bind(world);
  world.push = async (actor, ops) => {
    const results = await push(actor, ops);
    for (const [n, result] of results.entries())
      if (!result.replayed && result.rows?.some(isOfThread)) applied.push([actor as Person, ops[n] as Op]);
    return results;
  };
});
afterAll(() => world.close());

type Line = { key: string; sender: string | null; contact: string | null; unit: string };
type Role = { person_id: string; organisation_id: string; role: string };

const lines = (): Promise<Line[]> =>
  world.sql<Line>(
    tables
      .map(
        (table) =>
          `select '${table} ' || t.id as key, i.person_id as sender, k.contact_id as contact, c.organisation_id as unit
           from public.${table} t
           join public.interests i on i.id = ${table === 'messages' ? 't.conversation_id' : 't.id'}
           join public.challenges c on c.id = i.challenge_id
           left join public.challenge_cases k on k.id = c.id`
      )
      .join(' union all ')
  );

/** What this person may read, by the rule in words. */
const allowed = (person: Person, all: Line[], roles: Role[]): string[] => {
  const me = people[person];
  const held = roles.filter(({ person_id }) => person_id === me);
  return all
    .filter(
      ({ sender, contact, unit }) =>
        sender === me ||
        held.some(
          ({ organisation_id, role }) =>
            organisation_id === unit && (role === 'leader' || role === 'deputy' || contact === me)
        )
    )
    .map(({ key }) => key)
    .sort();
};

const selected = async (person: Person): Promise<string[]> => {
  const sql = tables
    .map((table) => `select '${table} ' || id as key from public.${table}`)
    .join(' union all ');
  return (await world.as<{ key: string }>(person, sql)).map(({ key }) => key).sort();
};

const pulled = async (person: Person): Promise<string[]> => {
  const { rows } = await world.pull(person, null, 2_000);
  return tables.flatMap((table) => (rows[table] ?? []).map(({ id }) => `${table} ${id}`)).sort();
};

/** What the answers to everything this person sends again hold. */
const replayed = async (person: Person): Promise<string[]> => {
  const again = applied.filter(([actor]) => actor === person).map(([, operation]) => operation);
  const found: string[] = [];
  for (let n = 0; n < again.length; n += 20)
    for (const { rows = [] } of await world.push(person, again.slice(n, n + 20)))
      found.push(...rows.filter(isOfThread).map(({ entity, row }) => `${entity} ${row.id}`));
  return found;
};

/** Persons who read something else than they may, on either road. */
const wrong = async (): Promise<string[]> => {
  const all = await lines();
  const roles = await world.sql<Role>('select person_id, organisation_id, role from public.unit_roles');
  const found: string[] = [];
  for (const person of persons) {
    const mine = allowed(person, all, roles);
    for (const [road, read] of [
      ['select', await selected(person)],
      ['pull', await pulled(person)]
    ] as const)
      if (JSON.stringify(read) !== JSON.stringify(mine)) found.push(`${person} by ${road}`);
  }
  return found;
};

/** Persons who are answered with a row that they may not read when they send everything again. */
const wronglyReplayed = async (): Promise<string[]> => {
  const all = await lines();
  const roles = await world.sql<Role>('select person_id, organisation_id, role from public.unit_roles');
  const found: string[] = [];
  for (const person of persons) {
    const mine = allowed(person, all, roles);
    if ((await replayed(person)).some((key) => !mine.includes(key))) found.push(person);
  }
  return found;
};

const talk = async (): Promise<void> => {
  const { id } = await interestIn(world, 'asked');
  await world.apply('student', op('interests.reply', messageArgs(id)));
  await world.apply('leader', op('conversations.write', messageArgs(id)));
};

describe(`a thread, after anything at random (seed ${seed})`, () => {
  it('is read by its sender and those who answer, and by no outsider', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 8, maxLength: 16 }), async (life) => {
        await world.database.exec(
          `delete from public.unit_roles; delete from public.partnership_roles; ${firstRoles}`
        );
        applied = [];
        await talk();
        for (const event of life) {
          await happen(world, event);
          expect([event, await wrong()]).toEqual([event, []]);
        }
        expect(await wronglyReplayed()).toEqual([]);
        read += (await lines()).filter(({ key }) => key.startsWith('messages')).length;
      }),
      { seed, numRuns: 6, endOnFailure: true }
    );
    expect(read).toBeGreaterThan(15);
  });

  it('would be found open if a policy let a coordinator in', async () => {
    await talk();
    await world.database.exec(
      `create policy too_much on public.messages for select to authenticated
         using (challenge_id in (select private.my_challenges()))`
    );
    expect(await wrong()).toContain('coordinator by select');
    await world.database.exec('drop policy too_much on public.messages');
  });

  it('would be found open if a replay gave what was answered then', async () => {
    await talk();
    await world.database.exec(
      `delete from public.unit_roles;
       create or replace function private.read_anew(results jsonb, ops jsonb) returns jsonb
       language sql stable set search_path = '' as $$ select results $$`
    );
    expect(await wronglyReplayed()).toContain('leader');
  });
});
