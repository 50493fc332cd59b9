import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/lib/domain/rows';
import { fedTables, openTables, publicTables } from './open-tables';
import { people, places } from './people';
import { publicReplica, Replica } from './replica';
import { challengeIn, challengeRow, firstSave, interestArgs, interestIn } from './stories';
import { newPerson, op, speakAs, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** What one reads beside what anyone does. */
const ownPart: Record<string, string> = {
  challenges: 'where private.reads_case(id)',
  challenge_events: 'where private.reads_case(challenge_id)',
  partnership_profiles: `where partnership_id in (select private.my_partnerships('coordinator'))`
};

const visible = async (actor: 'coordinator' | 'leader' | 'contact'): Promise<string[]> => {
  const parts = entities
    .filter((entity) => !(openTables as readonly string[]).includes(entity))
    .map((entity) => `select '${entity}:' || id as key from public.${entity} ${ownPart[entity] ?? ''}`);
  const rows = await world.as<{ key: string }>(actor, parts.join(' union all '));
  return rows.map(({ key }) => key).sort();
};

/** What all who belong to a municipality or a university read. */
const members = (place: string): string => `organisation:${place}:member`;
const ofStudent = [`user:${people.student}`, members(places.university)];

describe('a pull from zero', () => {
  it('lists every audience as fresh, and answers no others', async () => {
    const { id } = await interestIn(world, 'sent');
    const first = await world.pull('student');
    expect(Object.keys(first.cursors)).toEqual(ofStudent);
    expect(first.fresh).toEqual(ofStudent);
    expect(first.more).toBe(false);
    expect(first.rows.interests?.map((row) => row.id)).toContain(id);
    expect(first.members).toContainEqual([`user:${people.student}`, 'interests', id, false]);
  });

  it('answers the audiences that a role gives', async () => {
    const id = await challengeIn(world, 'submitted');
    expect(Object.keys((await world.pull('leader')).cursors)).toContain(`challenge:${id}`);
    expect(Object.keys((await world.pull('contact')).cursors)).toContain(`challenge:${id}`);
    expect(Object.keys((await world.pull('otherLeader')).cursors)).toEqual([
      `user:${people.otherLeader}`,
      `unit:${places.school}:leader`,
      `unit:${places.school}:member`,
      members(places.gjovik)
    ]);
    expect(Object.keys((await world.pull('steering')).cursors)).toEqual([
      `user:${people.steering}`,
      members(places.gjovik),
      `partnership:${places.gjovikPartnership}:steering`
    ]);
    // The university is managed from its own side only.
    const ofSide = (person: 'coordinator' | 'coordinatorNtnu', side: string, ...managed: string[]) => [
      ...[...managed.map((id) => `organisation:${id}:coordinator`), members(side)].sort(),
      `partnership:${places.gjovikPartnership}:coordinator`,
      `user:${people[person]}`
    ];
    const audiences = async (person: 'coordinator' | 'coordinatorNtnu') =>
      Object.keys((await world.pull(person)).cursors).sort();
    expect(await audiences('coordinator')).toEqual(ofSide('coordinator', places.gjovik, places.gjovik));
    expect(await audiences('coordinatorNtnu')).toEqual(
      ofSide('coordinatorNtnu', places.university, places.gjovik, places.university)
    );
  });

  it('gives a draft to its author alone', async () => {
    const id = await challengeIn(world, 'draft', {}, 'staff');
    const holders = await Promise.all(
      (['staff', 'leader', 'coordinator', 'contact', 'student'] as const).map(async (actor) => {
        const { rows } = await world.pull(actor);
        return rows.challenges?.some((row) => row.id === id) ?? false;
      })
    );
    expect(holders).toEqual([true, false, false, false, false]);
  });

  it('says the same row once, and each audience that holds it', async () => {
    const id = await challengeIn(world, 'submitted');
    const { members, rows } = await world.pull('contact');
    expect(rows.challenges?.filter((row) => row.id === id)).toHaveLength(1);
    expect(
      members
        .filter(([, entity, row]) => entity === 'challenges' && row === id)
        .map(([audience]) => audience)
        .sort()
    ).toEqual([`challenge:${id}`, `user:${people.contact}`].sort());
  });

  it('is refused to visitors', async () => {
    const refusal = await world.refusal('anon', `select public.sync_pull(null, '{}')`);
    expect(refusal).toMatchObject({ code: '42501' });
  });
});

describe('a pull from a cursor', () => {
  it('answers nothing when nothing happened', async () => {
    const first = await world.pull('student');
    const next = await world.pull('student', first);
    expect(next).toMatchObject({ members: [], rows: {}, fresh: [], more: false });
  });

  it('answers what happened since', async () => {
    const { id } = await interestIn(world, 'sent');
    const first = await world.pull('student');
    await world.apply('contact', op('interests.accept', { id, answer: 'Ja, kom.' }));
    const next = await world.pull('student', first);
    expect(next.fresh).toEqual([]);
    const mine = `user:${people.student}`;
    expect(next.members).toHaveLength(2);
    expect(next.members).toContainEqual([mine, 'interests', id, false]);
    // The person is told of the answer, too.
    expect(next.members).toContainEqual([mine, 'notifications', expect.any(String), false]);
    expect(next.rows).toMatchObject({ interests: [{ id, state: 'accepted', answer: 'Ja, kom.' }] });
  });

  it('answers a tombstone for what was thrown away', async () => {
    const id = await challengeIn(world, 'draft');
    const first = await world.pull('contact');
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.remove', { id }, { base_rev: rev }));
    const next = await world.pull('contact', first);
    expect(next.members.sort()).toEqual([
      [`user:${people.contact}`, 'challenge_cases', id, true],
      [`user:${people.contact}`, 'challenges', id, true]
    ]);
    expect(next.rows).toEqual({});
  });

  it('drops the audiences of a role that was taken away, and says that the role is gone', async () => {
    await challengeIn(world, 'submitted');
    const role = `select id from public.unit_roles where person_id = '${people.deputy}'`;
    const [row] = await world.sql<{ id: string }>(role);
    const replica = new Replica(world, 'deputy');
    await replica.pull();
    expect([...replica.held().keys()].some((key) => key.startsWith('challenge_cases:'))).toBe(true);
    await world.sql('delete from public.unit_roles where id = $1', [row?.id]);
    const [page] = await replica.pull();
    expect(page?.members).toContainEqual([`user:${people.deputy}`, 'unit_roles', row?.id, true]);
    expect(page?.rows.roles?.map(({ state }) => state)).toEqual(['ended']);
    expect(Object.keys(page?.cursors ?? {})).toEqual([`user:${people.deputy}`, members(places.gjovik)]);
    expect([...replica.held().keys()].some((key) => key.startsWith('challenge'))).toBe(false);
    await world.sql(
      `insert into public.unit_roles (id, person_id, organisation_id, role) values ($1, $2, $3, 'deputy')`,
      [row?.id, people.deputy, places.care]
    );
  });

  it('does not send the case again when only the challenge changed', async () => {
    const id = await challengeIn(world, 'submitted');
    const first = await world.pull('coordinator');
    const { rev } = await challengeRow(world, id);
    await world.apply('leader', op('challenges.save', { id, place: 'Raufoss' }, { base_rev: rev }));
    const next = await world.pull('coordinator', first);
    expect(next.members.map(([, entity, row]) => [entity, row])).toEqual([['challenges', id]]);
  });

  it('reaches a new contact, and leaves the one before', async () => {
    const id = await challengeIn(world, 'published');
    await world.sql('update public.challenge_cases set contact_id = $2 where id = $1', [id, people.deputy]);
    await world.sql('update public.challenge_cases set author_id = null where id = $1', [id]);
    expect(Object.keys((await world.pull('contact')).cursors)).not.toContain(`challenge:${id}`);
    const replica = new Replica(world, 'contact');
    await replica.pull();
    expect(replica.held().has(`challenges:${id}`)).toBe(false);
  });
});

describe('a brief answer', () => {
  it('names the person’s own audience, and of the others those that moved', async () => {
    const [resting, moving] = [await challengeIn(world, 'submitted'), await challengeIn(world, 'submitted')];
    const first = await world.pull('contact');
    const { rev } = await challengeRow(world, moving);
    await world.apply('leader', op('challenges.save', { id: moving, place: 'Raufoss' }, { base_rev: rev }));
    const next = await world.brief('contact', first);
    const own = `user:${people.contact}`;
    expect(Object.keys(next.cursors).sort()).toEqual([`challenge:${moving}`, own].sort());
    expect(first.cursors).toHaveProperty([`challenge:${resting}`]);
    expect(next.left).toEqual([]);
    expect(next.rest).toMatch(/^\d+$/);
    const whole = await world.pull('contact', first);
    expect(whole.cursors[`challenge:${resting}`]).toBe(next.rest);
    expect(next).toMatchObject({ ...whole, cursors: {}, now: expect.any(String) });
    expect(whole).not.toHaveProperty('rest');
  });

  it('from zero names them all, fresh', async () => {
    const first = await world.pull('contact');
    const brief = await world.brief('contact');
    expect(brief.cursors).toEqual(first.cursors);
    expect(brief.fresh).toEqual(first.fresh);
  });

  it('of a role that was taken away says which audiences were left', async () => {
    await challengeIn(world, 'submitted');
    const [role] = await world.sql<{ id: string }>('select id from public.unit_roles where person_id = $1', [
      people.deputy
    ]);
    const first = await world.pull('deputy');
    const own = `user:${people.deputy}`;
    const kept = [own, members(places.gjovik)];
    await world.sql('delete from public.unit_roles where id = $1', [role?.id]);
    const next = await world.brief('deputy', first);
    expect(next.left.sort()).toEqual(
      Object.keys(first.cursors)
        .filter((name) => !kept.includes(name))
        .sort()
    );
    expect(Object.keys(next.cursors)).toEqual([own]);
    await world.sql(
      `insert into public.unit_roles (id, person_id, organisation_id, role) values ($1, $2, $3, 'deputy')`,
      [role?.id, people.deputy, places.care]
    );
    const back = await world.brief('deputy', {
      ...next,
      cursors: Object.fromEntries(kept.map((name) => [name, next.rest]))
    });
    expect(back.fresh.sort()).toEqual(next.left.sort());
    expect(Object.keys(back.cursors).sort()).toEqual(
      Object.keys(first.cursors)
        .filter((name) => name !== members(places.gjovik))
        .sort()
    );
  });

  it('reads an audience again from zero when asked to, and says when it was lost meanwhile', async () => {
    const id = await challengeIn(world, 'submitted');
    const audience = `challenge:${id}`;
    const first = await world.pull('contact');
    const again = { ...first, cursors: { ...first.cursors, [audience]: '0' } };
    const next = await world.brief('contact', again);
    expect(next.fresh).toEqual([audience]);
    expect(next.members).toContainEqual([audience, 'challenges', id, false]);
    expect((await world.brief('student', again)).left).toContain(audience);
  });

  it('is a few hundred bytes when nothing happened, whatever the number of audiences', async () => {
    while (Object.keys((await world.pull('contact')).cursors).length < 20)
      await challengeIn(world, 'submitted');
    const first = await world.pull('contact');
    expect(JSON.stringify(await world.brief('contact', first)).length).toBeLessThan(350);
    expect(JSON.stringify(await world.pull('contact', first)).length).toBeGreaterThan(1_000);
  });
});

describe('a round of several pages', () => {
  it('says the fresh audiences on its first page only, and holds what one page would', async () => {
    await challengeIn(world, 'published');
    await challengeIn(world, 'submitted');
    const replica = new Replica(world, 'coordinator');
    const pages = await replica.pull(1);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.map(({ fresh }) => fresh.length)).toEqual([4, ...pages.slice(1).map(() => 0)]);
    expect(pages.every(({ cursors }) => Object.keys(cursors).length === 4)).toBe(true);
    expect([...replica.held().keys()]).toEqual(await visible('coordinator'));
  });

  it('loses nothing that moves between its pages', async () => {
    const moving = await challengeIn(world, 'submitted');
    const leaving = await challengeIn(world, 'submitted');
    const replica = new Replica(world, 'leader');
    let added = '';
    await replica.pull(1, async (pages) => {
      if (pages === 1) await world.apply('contact', op('challenges.withdraw', { id: moving }));
      if (pages === 2) added = await challengeIn(world, 'submitted');
      if (pages === 3)
        await world.apply('coordinator', op('challenges.return', { id: leaving, note: 'Si mer.' }));
    });
    await replica.pull(2);
    expect([...replica.held().keys()]).toEqual(await visible('leader'));
    const held = replica.held();
    for (const id of [moving, leaving, added])
      expect(held.get(`challenges:${id}`)).toEqual(await challengeRow(world, id));
  });

  it('gives up an audience that is taken away between its pages', async () => {
    const replica = new Replica(world, 'otherLeader');
    await challengeIn(world, 'submitted');
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.otherLeader, places.care]
    );
    await replica.pull(1, async (pages) => {
      if (pages === 3)
        await world.sql('delete from public.unit_roles where person_id = $1 and organisation_id = $2', [
          people.otherLeader,
          places.care
        ]);
    });
    await replica.pull();
    expect([...replica.audiences.keys()].sort()).toEqual([
      members(places.gjovik),
      `unit:${places.school}:leader`,
      `unit:${places.school}:member`,
      `user:${people.otherLeader}`
    ]);
    expect([...replica.held().keys()].filter((key) => key.startsWith('challenge'))).toEqual([]);
  });
});

describe('a cursor', () => {
  it.each([
    ['no object', '[]'],
    ['null', 'null'],
    ['a number', `{"user:${people.student}": 7}`],
    ['words', `{"user:${people.student}": "yesterday"}`],
    ['a broken page', `{"user:${people.student}": "1~2~3"}`],
    ['SQL', `{"user:${people.student}": "1; drop table challenges"}`]
  ])('that is %s is refused', async (_, cursors) => {
    expect(
      await world.refusal('student', 'select public.sync_pull(null, $1::jsonb)', [cursors])
    ).toMatchObject({
      code: 'PT400',
      message: 'bad_cursor'
    });
  });

  it('of an audience that is not mine is passed over', async () => {
    const first = await world.pull('student');
    const audience = `user:${people.contact}`;
    const next = await world.pull('student', { ...first, cursors: { ...first.cursors, [audience]: '1' } });
    expect(Object.keys(next.cursors)).toEqual(ofStudent);
    expect(next.members).toEqual([]);
  });

  it('of another epoch starts from zero', async () => {
    const first = await world.pull('student');
    const next = await world.pull('student', { ...first, epoch: randomUUID() });
    expect(next.epoch).toBe(first.epoch);
    expect(next.fresh).toEqual(Object.keys(first.cursors));
    expect(next.members).toEqual(first.members);
  });

  it('from a future that a restore took away starts from zero', async () => {
    const first = await world.pull('student');
    const cursors = { [`user:${people.student}`]: '999999999999' };
    expect((await world.pull('student', { ...first, cursors })).fresh).toEqual(ofStudent);
    expect((await world.changes('999999999999')).fresh).toBe(true);
  });

  it('older than the purged tombstones starts from zero, a newer one does not', async () => {
    const id = await challengeIn(world, 'draft');
    const before = await world.pull('contact');
    const publicBefore = await world.changes();
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.remove', { id }, { base_rev: rev }));
    const after = await world.pull('contact', before);
    await world.sql(`select private.run_due(now() + interval '181 days')`);
    expect(await world.sql('select 1 from private.sync_feed where gone')).toEqual([]);
    const stale = await world.pull('contact', before);
    expect(stale.fresh.sort()).toEqual(Object.keys(stale.cursors).sort());
    expect(stale.members.some(([, , row]) => row === id)).toBe(false);
    expect((await world.pull('contact', after)).fresh).toEqual([]);
    const again = await world.changes(publicBefore.next);
    expect((await world.changes(again.next)).fresh).toBe(false);
  });

  it('keeps its place when tombstones are younger than 180 days', async () => {
    const id = await challengeIn(world, 'draft');
    const before = await world.pull('contact');
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.remove', { id }, { base_rev: rev }));
    await world.sql(`update private.jobs set due_at = now()`);
    await world.sql(`select private.run_due(now() + interval '179 days')`);
    const next = await world.pull('contact', before);
    expect(next.fresh).toEqual([]);
    expect(next.members).toContainEqual([`user:${people.contact}`, 'challenges', id, true]);
  });
});

describe('the public changes', () => {
  it('are judged by every table that reaches phones and that a visitor may read', async () => {
    const visitors = await world.sql<{ name: string }>(
      `select name from unnest($1::text[]) name where has_table_privilege('anon', 'public.' || name, 'select')`,
      [await fedTables((text) => world.sql(text))]
    );
    expect(visitors.map(({ name }) => name)).toEqual([...publicTables].sort());
  });

  it('hold what a visitor may read, in one page or in many', async () => {
    const id = await challengeIn(world, 'published');
    const keys = (
      await world.as<{ key: string }>(
        'anon',
        publicTables
          .map((table) => `select '${table}:' || id as key from public.${table}`)
          .join(' union all ')
      )
    ).map(({ key }) => key);
    const whole = await publicReplica(world);
    expect([...whole.rows.keys()]).toEqual(keys.sort());
    expect(whole.rows.get(`challenges:${id}`)).toEqual(await challengeRow(world, id));
    expect(await publicReplica(world, 2)).toEqual(whole);
    expect(await publicReplica(world, 3, 'contact')).toEqual(whole);
  });

  it('are read again from zero when asked to', async () => {
    const first = await world.changes();
    expect(await world.changes('0')).toEqual(first);
    expect(first.fresh).toBe(true);
  });

  it('stand still while only private things are written', async () => {
    const at = await world.changes();
    await challengeIn(world, 'submitted');
    await world.apply('student', op('profiles.save', { id: people.student, name: 'Ny' }, { base_rev: 99 }));
    const next = await world.changes(at.next);
    expect(next).toEqual({ ...at, fresh: false, rows: {}, gone: [] });
  });

  it('say what was published, changed and withdrawn', async () => {
    const id = await challengeIn(world, 'submitted');
    const at = await world.changes();
    await world.apply('coordinator', op('challenges.publish', { id }));
    const published = await world.changes(at.next);
    expect(published.rows.challenges?.map((row) => row.id)).toEqual([id]);
    await world.apply('contact', op('challenges.withdraw', { id }));
    const withdrawn = await world.changes(published.next);
    expect(withdrawn).toMatchObject({ rows: {}, gone: [['challenges', id]] });
    expect((await world.changes(withdrawn.next)).gone).toEqual([]);
  });

  it('are the same to one who has rights of their own', async () => {
    await challengeIn(world, 'submitted');
    expect(await world.changes('', 2000, 'coordinator')).toEqual(await world.changes('', 2000, 'anon'));
  });

  it.each(['yesterday', '1~2', '-1', '1; drop table challenges'])('refuse the cursor %s', async (since) => {
    expect(await world.refusal('anon', 'select public.open_changes($1)', [since])).toMatchObject({
      code: 'PT400',
      message: 'bad_cursor'
    });
  });

  it('never hold a person', async () => {
    const { rows } = await publicReplica(world);
    const text = JSON.stringify([...rows.values()]);
    for (const uid of Object.values(people)) expect(text).not.toContain(uid);
  });
});

describe('a check', () => {
  it('counts and hashes what an audience holds, as the replica can', async () => {
    const id = await challengeIn(world, 'published');
    await world.apply('student', op('interests.send', interestArgs(id)));
    const replica = new Replica(world, 'contact');
    await replica.pull();
    for (const [audience, keys] of replica.audiences) {
      const held = replica.held();
      const lines = [...keys].map((key) => `${key}:${held.get(key)?.rev}`).sort();
      const hash = createHash('sha256').update(lines.join('\n')).digest('hex');
      expect(await world.check('contact', audience)).toEqual({ count: lines.length, hash });
    }
  });

  it('of all audiences in one call says the same', async () => {
    await challengeIn(world, 'published');
    const audiences = Object.keys((await world.pull('contact')).cursors);
    const one = await Promise.all(
      audiences.map(async (name) => [name, await world.check('contact', name)] as const)
    );
    expect(await world.checkAll('contact', audiences)).toEqual(Object.fromEntries(one));
    expect(await world.checkAll('anon', ['pub'])).toEqual({ pub: await world.check('anon', 'pub') });
  });

  it('of an audience that holds nothing answers for nothing', async () => {
    const uid = await newPerson(world, 'empty@check.example');
    const [row] = await world.database.transaction(async (inside) => {
      await speakAs(inside, 'student', uid);
      return inside.query(`select public.sync_check_all($1) as sums`, [[`user:${uid}`]]);
    });
    const hash = createHash('sha256').update('').digest('hex');
    expect(row).toEqual({ sums: { [`user:${uid}`]: { count: 0, hash } } });
  });

  it('leaves out the audiences of others', async () => {
    const asked = [`user:${people.contact}`, `user:${people.student}`, 'nonsense', null];
    expect(Object.keys(await world.checkAll('student', asked))).toEqual([`user:${people.student}`]);
    expect(await world.checkAll('anon', asked)).toEqual({});
    expect(await world.checkAll('student', [])).toEqual({});
  });

  it('answers for what anyone reads', async () => {
    const { rows } = await publicReplica(world);
    expect((await world.check('anon', 'pub')).count).toBe(rows.size);
    expect(await world.check('student', 'pub')).toEqual(await world.check('anon', 'pub'));
  });

  it('is refused for the audience of another', async () => {
    const refusal = { code: 'PT403', message: 'not_allowed' };
    const ask = (actor: 'student' | 'anon', audience: string | null) =>
      world.refusal(actor, 'select public.sync_check($1)', [audience]);
    expect(await ask('student', `user:${people.contact}`)).toMatchObject(refusal);
    expect(await ask('anon', `user:${people.contact}`)).toMatchObject(refusal);
    expect(await ask('student', null)).toMatchObject(refusal);
  });
});

describe('the reading functions', () => {
  it('are stable, so that all they read comes from one snapshot', async () => {
    const volatile = await world.sql<{ name: string }>(
      `select proname as name from pg_proc where provolatile = 'v' and proname = any ($1)`,
      [
        [
          'sync_pull',
          'pull_keys',
          'feed_page',
          'visible_rows',
          'members',
          'my_audiences',
          'my_challenges_to_answer',
          'answers_challenge',
          'reads_case',
          'my_challenges',
          'open_changes',
          'public_keys',
          'sync_check',
          'sync_check_all',
          'member_keys',
          'read_cursor'
        ]
      ]
    );
    expect(volatile).toEqual([]);
  });

  it('run in a read-only transaction, as PostgREST runs them', async () => {
    const save = op('challenges.save', firstSave(randomUUID()));
    await world.apply('contact', save);
    await world.database.transaction(async ({ query }) => {
      await query('set transaction read only');
      await query(
        `select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', $1, true)`,
        [people.contact]
      );
      await query(`select public.sync_pull(null, '{}'), public.open_changes(''), public.sync_check('pub'),
        public.sync_check_all('{pub}')`);
    });
  });
});

describe('health', () => {
  it('says how long the oldest due job has waited', async () => {
    await world.sql(`update private.jobs set due_at = now() + interval '1 hour'`);
    expect((await world.as('anon', 'select public.health() as health'))[0]).toEqual({
      health: { ok: true, oldest_due_seconds: 0, phones_waiting_a_day: 0 }
    });
    await world.sql(
      `update private.jobs set due_at = now() - interval '90 seconds' where name = 'purge_ops'`
    );
    const [row] = await world.as<{ health: { oldest_due_seconds: number } }>(
      'anon',
      'select public.health() as health'
    );
    expect(row?.health.oldest_due_seconds).toBeGreaterThanOrEqual(90);
  });

  it('counts phones on which something has waited for a day, by age and without whose they are', async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    const tell = (device: string, unsent: number, seconds: number) =>
      world.as('student', 'select public.queue_age($1, $2, $3)', [device, unsent, seconds]);
    const waiting = async () => {
      const [row] = await world.as<{ health: { phones_waiting_a_day: number } }>(
        'anon',
        'select public.health() as health'
      );
      return row?.health.phones_waiting_a_day;
    };
    await tell(here, 2, 90_000);
    await tell(there, 1, 3_600);
    expect(await waiting()).toBe(1);
    await tell(there, 1, 100_000);
    expect(await waiting()).toBe(2);
    await tell(here, 0, 0);
    expect(await waiting()).toBe(1);
    await expect(tell(here, -1, 0)).rejects.toThrow('wrong_type');
    await expect(world.as('anon', `select public.queue_age($1, 1, 1)`, [here])).rejects.toThrow();
    // One that has not been heard from is not counted for long, and then forgotten.
    await world.sql(`update private.queue_ages set told_at = now() - interval '4 days'`);
    expect(await waiting()).toBe(0);
    await world.sql(`select private.job_purge_queue_ages(now() + interval '27 days')`);
    expect(await world.sql('select 1 from private.queue_ages')).toEqual([]);
  });

  it('is restored by running what is due, each job once', async () => {
    await world.sql(`update private.jobs set due_at = '2026-01-01'`);
    const [first] = await world.sql(`select private.run_due('2026-06-01') as ran`);
    expect(first).toMatchObject({ ran: { purge_tombstones: '0', purge_ops: '0' } });
    expect(await world.sql(`select private.run_due('2026-06-01') as ran`)).toEqual([{ ran: {} }]);
  });

  it('forgets results after 400 days', async () => {
    const operation = op('challenges.save', firstSave(randomUUID()));
    await world.apply('contact', operation);
    const stored = () => world.sql('select 1 from private.sync_ops where op_id = $1', [operation.op_id]);
    await world.sql(`select private.job_purge_ops(now() + interval '399 days')`);
    expect(await stored()).toHaveLength(1);
    await world.sql(`select private.job_purge_ops(now() + interval '401 days')`);
    expect(await stored()).toEqual([]);
  });
});
