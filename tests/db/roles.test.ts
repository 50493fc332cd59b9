/** Rights asked for, given and ended: who decides, what it opens at once, and what closes at once with an old token. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/lib/domain/roles/role';
import { askArgs, inviteArgs, registerRow, roleIn } from './partnership-stories';
import { people, places, type Person } from './people';
import { challengeIn } from './stories';
import { asAccount, newPerson, op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const result = await world.send(actor, operation);
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};
const story = async (id: string): Promise<Role | undefined> =>
  (await world.sql<{ row: Role }>('select to_jsonb(r) as row from public.roles r where r.id = $1', [id]))[0]
    ?.row;

describe('a right in a unit', () => {
  it('is asked for, given by the leader, and opens and closes at once, whatever token is out', async () => {
    const id = await roleIn(world, 'asked', 'staff', 'contact');
    const draft = await challengeIn(world, 'draft', {}, 'staff');
    expect(await answer('staff', op('challenges.submit', { id: draft }))).toBe('not_allowed');
    await world.apply('leader', op('roles.give', { id }));
    expect(await answer('staff', op('challenges.submit', { id: draft }))).toBe('applied');
    await world.apply('leader', op('roles.end', { id }));
    expect(await answer('staff', op('challenges.withdraw', { id: draft }))).toBe('not_found id');
    expect(await world.sql('select 1 from public.unit_roles where person_id = $1', [people.staff])).toEqual(
      []
    );
    expect(await story(id)).toMatchObject({ state: 'ended', role: 'contact', root_id: places.gjovik });
    // It can be asked for again.
    expect(await answer('staff', op('roles.ask', askArgs('contact')))).toBe('applied');
  });

  it('is never given by the one who asked, coordinator or not', async () => {
    const id = await roleIn(world, 'asked', 'coordinator', 'leader');
    expect(await answer('coordinator', op('roles.give', { id }))).toBe('not_allowed');
    expect(await answer('coordinatorNtnu', op('roles.give', { id }))).toBe('applied');
    expect(await answer('coordinator', op('roles.end', { id }))).toBe('applied');
  });

  it('is asked for from an address that is proved, which those who decide see until they have', async () => {
    const id = await roleIn(world, 'asked', 'staff', 'deputy');
    const address = async (): Promise<string | undefined> =>
      (await world.as<Role>('coordinator', 'select * from public.roles where id = $1', [id]))[0]?.address;
    const [account] = await world.sql<{ email: string }>('select email from auth.users where id = $1', [
      people.staff
    ]);
    expect(await address()).toBe(account?.email);
    // Nobody says it of themselves, whatever name they write.
    await world.sql(`update public.roles set name = 'Ordføreren', address = 'x@y.no' where id = $1`, [id]);
    expect(await address()).toBe(account?.email);
    await world.apply('leader', op('roles.decline', { id, reason: 'Ikke nå.' }));
    expect(await address()).toBe('');
  });

  it('to lead is given by coordinators only', async () => {
    const id = await roleIn(world, 'asked', 'otherLeader', 'leader');
    expect(await answer('leader', op('roles.give', { id }))).toBe('not_allowed');
    expect(await answer('coordinatorTrondheim', op('roles.give', { id }))).toBe('not_found id');
    expect(await answer('coordinator', op('roles.decline', { id, reason: 'Enheten har en leder.' }))).toBe(
      'applied'
    );
    expect(await story(id)).toMatchObject({ state: 'declined', reason: 'Enheten har en leder.' });
  });

  it('in a university is managed by those who speak for it, not by every municipality it works with', async () => {
    const [held] = await world.sql<{ id: string }>(
      'select id from public.roles where person_id = $1 and organisation_id = $2',
      [people.researcher, places.faculty]
    );
    const id = held?.id ?? '';
    const facts = { id: randomUUID(), organisation_id: places.faculty, year: 2025, students: 900 };
    for (const actor of ['coordinator', 'coordinatorTrondheim'] as const) {
      expect(await world.as(actor, 'select 1 from public.roles where id = $1', [id])).toEqual([]);
      expect(await answer(actor, op('roles.end', { id }))).toBe('not_found id');
      expect(await answer(actor, op('organisation_facts.save', facts))).toBe('not_allowed');
    }
    expect(await answer('coordinatorNtnu', op('organisation_facts.save', facts))).toBe('applied');
    const asked = { ...askArgs('deputy'), organisation_id: places.faculty };
    await world.apply('phd', op('roles.ask', asked));
    expect(await answer('coordinatorTrondheim', op('roles.give', { id: asked.id }))).toBe('not_found id');
    expect(await answer('coordinatorNtnu', op('roles.give', { id: asked.id }))).toBe('applied');
    // Colleagues see each other, and end nothing.
    expect(await answer('phd', op('roles.end', { id }))).toBe('not_allowed');
    await world.apply('researcher', op('roles.end', { id: asked.id }));
  });

  it('is told to the leader and both coordinators as it happens, and to no other', async () => {
    const before = new Map<Person, Awaited<ReturnType<World['pull']>>>();
    const watching: Person[] = [
      'leader',
      'coordinator',
      'coordinatorNtnu',
      'steering',
      'coordinatorTrondheim',
      'contact'
    ];
    for (const person of watching) before.set(person, await world.pull(person));
    const args = askArgs('deputy');
    await world.apply('steering', op('roles.ask', args));
    const told = await Promise.all(
      watching.map(async (person) => {
        const { rows } = await world.pull(person, before.get(person));
        return (rows.roles ?? []).some(({ id }) => id === args.id) ? person : undefined;
      })
    );
    expect(told.filter(Boolean)).toEqual(['leader', 'coordinator', 'coordinatorNtnu', 'steering']);
    await world.apply('steering', op('roles.withdraw', { id: args.id }));
  });
});

describe('a right in a partnership', () => {
  it('has a side, a share and a substitute, who leaves with the one they stand in for', async () => {
    const first = await roleIn(world, 'asked', 'leader', 'steering');
    await world.apply('coordinatorNtnu', op('roles.give', { id: first, share: 20 }));
    expect(await story(first)).toMatchObject({ share: 20, organisation_id: places.gjovik });
    const second = await roleIn(world, 'asked', 'deputy', 'steering');
    expect(await answer('coordinator', op('roles.give', { id: second, substitute_for: randomUUID() }))).toBe(
      'unknown_reference substitute_for'
    );
    await world.apply('coordinator', op('roles.give', { id: second, substitute_for: first }));
    const held = () =>
      world.sql('select organisation_id from public.partnership_roles where person_id = $1', [people.deputy]);
    expect(await held()).toEqual([{ organisation_id: places.gjovik }]);
    await world.apply('leader', op('roles.end', { id: first }));
    expect(await held()).toEqual([]);
    expect((await story(second))?.state).toBe('ended');
  });

  it('is asked for by those of its members, and by nobody else', async () => {
    const args = askArgs('coordinator');
    const ask = (actor: Person, patch: object) =>
      answer(actor, op('roles.ask', { ...args, id: randomUUID(), ...patch }));
    expect(await ask('staff', { partnership_id: null })).toBe('missing partnership_id');
    expect(await ask('staff', { partnership_id: randomUUID() })).toBe('unknown_reference partnership_id');
    expect(await ask('staff', { partnership_id: places.trondheimPartnership })).toBe(
      'invalid organisation_id'
    );
    expect(await ask('staff', { organisation_id: places.trondheim })).toBe('not_allowed');
    expect(await ask('student', { organisation_id: places.university })).toBe('not_allowed');
    expect(await ask('stranger', {})).toBe('not_allowed');
    expect(await ask('phd', { organisation_id: places.university })).toBe('applied');
  });

  it('of one organisation in two partnerships is a right in each, by its own coordinators', async () => {
    const args = {
      ...askArgs('coordinator'),
      organisation_id: places.university,
      partnership_id: places.trondheimPartnership
    };
    await world.apply('researcher', op('roles.ask', args));
    expect(await answer('coordinator', op('roles.give', { id: args.id }))).toBe('not_found id');
    expect(await answer('coordinatorTrondheim', op('roles.give', { id: args.id }))).toBe('applied');
    const challenge = await challengeIn(world, 'submitted');
    expect(await answer('researcher', op('challenges.publish', { id: challenge }))).toBe('not_found id');
    await world.apply('coordinatorTrondheim', op('roles.end', { id: args.id }));
  });

  it('has its share and substitute changed by a coordinator, never by the holder', async () => {
    const first = await roleIn(world, 'given', 'steering', 'steering');
    const second = await roleIn(world, 'asked', 'leader', 'steering');
    await world.apply('coordinator', op('roles.give', { id: second, share: 10 }));
    const save = (actor: Person, id: string, patch: object) =>
      answer(actor, rawOp('roles.save', { id, ...patch }));
    expect(await save('steering', first, { share: 50 })).toBe('not_allowed');
    expect(await save('coordinatorTrondheim', first, { share: 50 })).toBe('not_found id');
    expect(await save('coordinatorNtnu', second, { substitute_for: first })).toBe('applied');
    expect(await story(second)).toMatchObject({ share: 10, substitute_for: first });
    // Nobody stands in for one who stands in, nor the other way round.
    expect(await save('coordinator', first, { substitute_for: second })).toBe(
      'unknown_reference substitute_for'
    );
    expect(await save('coordinator', second, { substitute_for: second })).toBe(
      'unknown_reference substitute_for'
    );
    expect(await save('coordinator', second, { substitute_for: null, share: 20 })).toBe('applied');
    expect(await story(second)).toMatchObject({ share: 20, substitute_for: null });
    const inUnit = await roleIn(world, 'given', 'deputy', 'deputy');
    expect(await save('coordinator', inUnit, { share: 20 })).toBe('invalid id');
    await world.apply('coordinator', op('roles.end', { id: second }));
    expect(await save('coordinator', second, { share: 30 })).toBe('wrong_state');
  });

  it('is held in a group of the partnership, which stands below another and leaves without its roles', async () => {
    const main = await registerRow(world, 'partnership_groups');
    const below = await registerRow(world, 'partnership_groups');
    const save = (id: string, parent_id: string) =>
      answer('coordinatorNtnu', op('partnership_groups.save', { id, parent_id }, { base_rev: 99 }));
    expect(await save(below, main)).toBe('applied');
    expect(await save(main, below)).toBe('invalid parent_id');
    const id = await roleIn(world, 'given', 'steering', 'steering');
    const elsewhere = { id: randomUUID(), name_nb: 'Gruppe', name_nn: 'Gruppe', name_en: 'Group' };
    await world.apply(
      'coordinatorTrondheim',
      op('partnership_groups.save', { ...elsewhere, partnership_id: places.trondheimPartnership })
    );
    const hold = (group_id: string) => answer('coordinator', op('roles.save', { id, group_id }));
    expect(await hold(elsewhere.id)).toBe('unknown_reference group_id');
    expect(await hold(below)).toBe('applied');
    expect(await story(id)).toMatchObject({ group_id: below });
    const remove = (group: string) => answer('coordinator', op('partnership_groups.remove', { id: group }));
    expect(await remove(main)).toBe('wrong_state id');
    expect(await remove(below)).toBe('applied');
    expect(await story(id)).toMatchObject({ group_id: null, state: 'given' });
  });

  it('of the last coordinator stays until another has it, also when only a substitute is beside', async () => {
    const only = await world.sql<{ id: string }>(
      `select id from public.roles where person_id = $1 and role = 'coordinator' and state = 'given'`,
      [people.coordinatorTrondheim]
    );
    const id = only[0]?.id ?? '';
    expect(await answer('coordinatorTrondheim', op('roles.end', { id }))).toBe('last_one id');
    const args = {
      ...askArgs('coordinator'),
      organisation_id: places.trondheim,
      partnership_id: places.trondheimPartnership
    };
    await world.apply('staffTrondheim', op('roles.ask', args));
    await world.apply('coordinatorTrondheim', op('roles.give', { id: args.id, substitute_for: id }));
    expect(await answer('coordinatorTrondheim', op('roles.end', { id }))).toBe('last_one id');
    expect(await answer('staffTrondheim', op('roles.end', { id }))).toBe('last_one id');
    await world.apply('coordinatorTrondheim', op('roles.save', { id: args.id, substitute_for: null }));
    expect(await answer('coordinatorTrondheim', op('roles.end', { id }))).toBe('applied');
    expect(await answer('staffTrondheim', op('roles.end', { id: args.id }))).toBe('last_one id');
    // As it was.
    await world.sql(
      `insert into public.partnership_roles (person_id, partnership_id, role) values ($1, $2, 'coordinator')`,
      [people.coordinatorTrondheim, places.trondheimPartnership]
    );
    await world.apply('staffTrondheim', op('roles.end', { id: args.id }));
  });

  it('ends for a coordinator who is taken off, in the middle of a visit', async () => {
    const id = await roleIn(world, 'given', 'staff', 'coordinator');
    const challenge = await challengeIn(world, 'submitted');
    expect((await world.pull('staff')).rows.challenges?.map((row) => row.id)).toContain(challenge);
    await world.apply('coordinatorNtnu', op('roles.end', { id }));
    expect(await answer('staff', op('challenges.publish', { id: challenge }))).toBe('not_found id');
    expect(Object.keys((await world.pull('staff')).cursors)).toEqual([
      `user:${people.staff}`,
      `organisation:${places.gjovik}:member`
    ]);
  });
});

describe('the story of a right', () => {
  it('follows what the owner of the database gives and takes', async () => {
    const right = [people.staffTrondheim, places.trondheimCare];
    const told = () =>
      world.sql('select state from public.roles where person_id = $1 and organisation_id = $2', right);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      right
    );
    expect(await told()).toEqual([{ state: 'given' }]);
    await world.sql('delete from public.unit_roles where person_id = $1 and organisation_id = $2', right);
    expect(await told()).toEqual([{ state: 'ended' }]);
  });

  it('leaves with the person', async () => {
    await world.sql('delete from auth.users where id = $1', [people.otherLeader]);
    expect(await world.sql('select 1 from public.roles where person_id = $1', [people.otherLeader])).toEqual(
      []
    );
  });
});

describe('a role that ends by itself', () => {
  /** Somebody new in `care`, with an account and an affiliation; nobody else's rights are touched. */
  const colleague = async (role = 'deputy', host = 'gjovik.kommune.no') => {
    const uid = await newPerson(world, `${randomUUID()}@${host}`);
    await asAccount(world, uid, 'select public.session_begin()');
    await world.sql('insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, $3)', [
      uid,
      places.care,
      role
    ]);
    const [row] = await world.sql<{ id: string }>('select id from public.roles where person_id = $1', [uid]);
    return { uid, id: row?.id ?? '' };
  };
  const set = (actor: Person, id: string, ends_on: string | null) =>
    answer(actor, op('roles.save', { id, ends_on }));
  const end = (at: string) => world.sql('select private.job_end_roles($1)', [at]);
  const holds = async (uid: string) =>
    (await world.sql('select 1 from public.unit_roles where person_id = $1', [uid])).length > 0;
  const toldOf = async (id: string) =>
    (
      await world.sql<{ kind: string; person_id: string }>(
        `select kind, person_id from public.notifications where key = $1 and channel = 'app' and kind <> 'role_given'`,
        [id]
      )
    ).map(({ kind, person_id }) => [kind, person_id]);

  it('does so on its day in Norway, once, and the holder and the leader hear of it', async () => {
    const { uid, id } = await colleague();
    expect(await set('leader', id, '2030-06-02')).toBe('applied');
    expect(await story(id)).toMatchObject({ ends_on: '2030-06-02', state: 'given' });
    await end('2030-06-01T21:59:00Z');
    expect(await holds(uid)).toBe(true);
    // Midnight in Norway, in summer.
    await end('2030-06-01T22:00:00Z');
    expect(await holds(uid)).toBe(false);
    expect((await story(id))?.state).toBe('ended');
    await end('2030-06-02T10:00:00Z');
    expect((await toldOf(id)).sort()).toEqual(
      [
        ['role_ended', uid],
        ['role_lapsed', people.leader]
      ].sort()
    );
  });

  it('is dated by those who give it, ahead, and never by its holder or a colleague', async () => {
    const { uid, id } = await colleague();
    expect(await set('coordinatorNtnu', id, '2031-01-01')).toBe('applied');
    expect(await set('leader', id, null)).toBe('applied');
    expect(await story(id)).toMatchObject({ ends_on: null });
    expect(await set('leader', id, '2020-01-01')).toBe('invalid ends_on');
    const [today] = await world.sql<{ day: string }>('select private.oslo_day(now())::text as day');
    expect(await set('leader', id, today?.day ?? '')).toBe('invalid ends_on');
    expect(await set('contact', id, '2031-01-01')).toBe('not_allowed');
    expect(await set('contactSchool', id, '2031-01-01')).toBe('not_found id');
    const [own] = await asAccount<{ answer: { results: { code: string }[] } }>(
      world,
      uid,
      'select public.sync_push($1::jsonb) as answer',
      [JSON.stringify([op('roles.save', { id, ends_on: '2031-01-01' })])]
    );
    expect(own?.answer.results[0]?.code).toBe('not_allowed');
    expect(await answer('leader', rawOp('roles.save', { id, share: 20, ends_on: '2031-01-01' }))).toBe(
      'invalid id'
    );
    const leader = await roleIn(world, 'given', 'leader', 'leader');
    expect(await set('leader', leader, '2031-01-01')).toBe('not_allowed');
    expect(await set('coordinator', leader, '2031-01-01')).toBe('applied');
    expect(await set('coordinator', leader, null)).toBe('applied');
    await world.sql('delete from public.unit_roles where person_id = $1', [uid]);
  });

  it('may be given so, and offered so', async () => {
    const asked = await roleIn(world, 'asked', 'staff', 'deputy');
    expect(await answer('leader', op('roles.give', { id: asked, ends_on: '2020-01-01' }))).toBe(
      'invalid ends_on'
    );
    expect(await answer('leader', op('roles.give', { id: asked, ends_on: '2031-01-01' }))).toBe('applied');
    expect(await story(asked)).toMatchObject({ ends_on: '2031-01-01' });
    await world.apply('leader', op('roles.end', { id: asked }));

    const email = `${randomUUID()}@gjovik.kommune.no`;
    const invite = (role_ends_on: string) =>
      answer('leader', op('invitations.send', { ...inviteArgs('deputy', email), role_ends_on }));
    expect(await invite('2020-01-01')).toBe('invalid role_ends_on');
    expect(await invite('2031-02-03')).toBe('applied');
    const uid = await newPerson(world, email);
    await asAccount(world, uid, 'select public.session_begin()');
    expect(
      await world.sql(`select ends_on::text, state from public.roles where person_id = $1`, [uid])
    ).toEqual([{ ends_on: '2031-02-03', state: 'given' }]);
  });

  it('that was over before it was taken up is not given', async () => {
    const email = `${randomUUID()}@gjovik.kommune.no`;
    const args = inviteArgs('deputy', email);
    await world.apply('leader', op('invitations.send', { ...args, role_ends_on: '2031-02-03' }));
    await world.sql(`update public.invitations set role_ends_on = '2020-01-01' where id = $1`, [args.id]);
    const uid = await newPerson(world, email);
    await asAccount(world, uid, 'select public.session_begin()');
    expect(await holds(uid)).toBe(false);
    expect(await world.sql('select 1 from public.invitations where id = $1', [args.id])).toEqual([]);
  });

  it('of the last coordinator waits for another', async () => {
    const only = await world.sql<{ id: string }>(
      `select id from public.roles where role = 'coordinator' and partnership_id = $1 and state = 'given'`,
      [places.trondheimPartnership]
    );
    expect(only).toHaveLength(1);
    const id = only[0]?.id ?? '';
    await world.sql(`update public.roles set ends_on = '2030-01-01' where id = $1`, [id]);
    await end('2030-01-02T12:00:00Z');
    expect((await story(id))?.state).toBe('given');
    await world.sql(`update public.roles set ends_on = null where id = $1`, [id]);
  });

  it('does so when the address, or its host, no longer proves where its holder works', async () => {
    const moved = await colleague('contact');
    await world.sql('update auth.users set email = $2 where id = $1', [
      moved.uid,
      `${randomUUID()}@example.org`
    ]);
    const stays = await colleague('contact');
    await end('2030-06-03T10:00:00Z');
    expect(await holds(moved.uid)).toBe(false);
    expect(await world.sql('select 1 from public.affiliations where person_id = $1', [moved.uid])).toEqual(
      []
    );
    expect((await toldOf(moved.id)).sort()).toEqual(
      [
        ['role_ended', moved.uid],
        ['role_lapsed', people.leader]
      ].sort()
    );
    expect(await holds(stays.uid)).toBe(true);
    await world.sql('delete from public.unit_roles where person_id = $1', [stays.uid]);
  });

  it('with an account that is deleted tells nobody of a role there is no more', async () => {
    const { uid, id } = await colleague();
    await world.sql('select private.forget($1)', [uid]);
    expect(await toldOf(id)).toEqual([]);
  });

  it('whatever days are set and whenever the clock strikes, no right outlives its day', async () => {
    const first = Date.UTC(2032, 0, 1);
    const day = fc.nat(365).map((n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10));
    const moment = fc.nat(366 * 24 * 60).map((n) => new Date(first + n * 60_000).toISOString());
    const held = await Promise.all(Array.from({ length: 3 }, () => colleague()));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(day), { minLength: 3, maxLength: 3 }), moment, async (days, at) => {
        for (const [n, { uid, id }] of held.entries()) {
          await world.sql(
            `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'deputy') on conflict do nothing`,
            [uid, places.care]
          );
          const live = await world.sql<{ id: string }>(
            `select id from public.roles where person_id = $1 and state = 'given'`,
            [uid]
          );
          await world.sql('update public.roles set ends_on = $2 where id = $1', [
            live[0]?.id ?? id,
            days[n] ?? null
          ]);
        }
        await end(at);
        const [today] = await world.sql<{ day: string }>('select private.oslo_day($1)::text as day', [at]);
        for (const [n, { uid }] of held.entries()) {
          const ends = days[n] ?? null;
          expect(await holds(uid)).toBe(ends === null || ends > (today?.day ?? ''));
        }
      }),
      { numRuns: 12 }
    );
    for (const { uid } of held) await world.sql('delete from public.unit_roles where person_id = $1', [uid]);
  });
});
