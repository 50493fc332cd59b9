/** Follows: whose they are, what is told of, to whom, and that it is told once. The random stories are beside it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostFollows, type Followed } from '../../src/lib/domain/follows/follow';
import { runFollows } from '../../src/lib/server/jobs/follows';
import { follow, follower, Killed, person, round, send, toldOf } from './follows-support';
import { people, places } from './people';
import { challengeIn, challengeRow, followArgs, interestArgs } from './stories';
import { suggestionArgs } from './stories-voices';
import { asAccount, op, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
// What is left of another test is gone through first, so that each counts its own batches.
beforeEach(async () => {
  await round(world);
});

const health: Followed = { kind: 'theme', subject: 'health' };
const search = (subject: string): Followed => ({ kind: 'search', subject });
const gjovik: Followed = { kind: 'organisation', subject: places.gjovik };
const challenge = (subject: string): Followed => ({ kind: 'challenge', subject });

const rowsOf = (uid: string) =>
  asAccount<{ id: string; kind: string; subject: string; paused: boolean }>(
    world,
    uid,
    'select id, kind, subject, paused from public.follows order by subject'
  );

describe('a follow', () => {
  it('is one for each thing, whichever phone it was made on, and goes by what it is', async () => {
    const uid = await person(world);
    const [here, there] = [randomUUID(), randomUUID()];
    await send(world, uid, 'follows.add', { id: here, ...health });
    const again = await send(world, uid, 'follows.add', { id: there, ...health });
    expect(again.rows?.map(({ row }) => row.id)).toEqual([here]);
    expect(again.gone).toEqual([{ entity: 'follows', id: there }]);
    const paused = await send(world, uid, 'follows.pause', { id: there, ...health, paused: true });
    expect(paused.gone).toEqual([{ entity: 'follows', id: there }]);
    expect(await rowsOf(uid)).toEqual([{ id: here, ...health, paused: true }]);
    const gone = await send(world, uid, 'follows.remove', { id: there, ...health });
    expect(gone.gone?.map(({ id }) => id).sort()).toEqual([here, there].sort());
    expect((await send(world, uid, 'follows.remove', { id: here, ...health })).status).toBe('applied');
    expect(await rowsOf(uid)).toEqual([]);
  });

  it.each([
    [{ kind: 'theme', subject: 'no-such-theme' }, 'unknown_reference'],
    [{ kind: 'organisation', subject: randomUUID() }, 'unknown_reference'],
    [{ kind: 'partnership', subject: 'gjovik-ntnu' }, 'unknown_reference'],
    [{ kind: 'challenge', subject: randomUUID() }, 'unknown_reference'],
    [{ kind: 'search', subject: 'eldre' }, 'invalid'],
    [{ kind: 'search', subject: '?q=eldre <script>' }, 'invalid']
  ] as const)('of %j is refused', async (followed, code) => {
    const answer = await send(world, await person(world), 'follows.add', { id: randomUUID(), ...followed });
    expect(answer).toMatchObject({ status: 'rejected', code, field: 'subject' });
  });

  it('is of nothing that others cannot read, also not by one who can', async () => {
    for (const state of ['submitted', 'withdrawn'] as const) {
      const args = followArgs(await challengeIn(world, state));
      for (const actor of ['student', 'coordinator'] as const)
        expect(await world.send(actor, op('follows.add', args))).toMatchObject({ code: 'unknown_reference' });
    }
  });

  it('is one of fifty at most, and what is followed already needs no room', async () => {
    const uid = await person(world);
    for (let n = 0; n < mostFollows; n += 1) await follow(world, uid, search(`?q=ord${n}`));
    const more = { id: randomUUID(), ...search('?q=mer') };
    expect(await send(world, uid, 'follows.add', more)).toMatchObject({
      status: 'rejected',
      code: 'too_many'
    });
    expect((await send(world, uid, 'follows.add', { id: randomUUID(), ...search('?q=ord7') })).status).toBe(
      'applied'
    );
    await send(world, uid, 'follows.remove', { id: randomUUID(), ...search('?q=ord7') });
    expect((await send(world, uid, 'follows.add', more)).status).toBe('applied');
  });

  it('goes with its person', async () => {
    const uid = await follower(world, health);
    await world.sql('select private.forget($1)', [uid]);
    expect(await world.sql('select 1 from public.follows where person_id = $1', [uid])).toEqual([]);
  });
});

describe('a new challenge', () => {
  it('is told of with the publishing, to those who follow its theme, its places or its partnership', async () => {
    const followers = {
      theme: await follower(world, health),
      unit: await follower(world, { kind: 'organisation', subject: places.care }),
      municipality: await follower(world, gjovik),
      // A second unit takes part, and so does what it stands below.
      taking_part: await follower(world, { kind: 'organisation', subject: places.faculty }),
      university: await follower(world, { kind: 'organisation', subject: places.university }),
      partnership: await follower(world, { kind: 'partnership', subject: places.gjovikPartnership })
    };
    const others = [
      await follower(world, { kind: 'organisation', subject: places.school }),
      await follower(world, { kind: 'organisation', subject: places.trondheim }),
      await follower(world, { kind: 'partnership', subject: places.trondheimPartnership }),
      await person(world)
    ];
    const id = await challengeIn(world, 'published', { other_unit_ids: [places.faculty] });
    for (const [how, uid] of Object.entries(followers))
      expect([how, await toldOf(world, uid, id)]).toEqual([how, ['follow_found']]);
    for (const uid of others) expect(await toldOf(world, uid, id)).toEqual([]);
  });

  it('reaches by its theme those who follow the theme of that key in another partnership', async () => {
    const [row] = await world.sql<{ id: string; key: string }>(
      'select id, key from public.themes where id = $1',
      [places.otherTheme]
    );
    const uid = await follower(world, { kind: 'theme', subject: row?.key ?? '' });
    const first = await challengeIn(world, 'published');
    const second = await challengeIn(world, 'published', { second_theme_id: row?.id ?? null });
    expect([await toldOf(world, uid, first), await toldOf(world, uid, second)]).toEqual([
      [],
      ['follow_found']
    ]);
  });

  it('is found by searches in the server’s round, by their words and their filters', async () => {
    const found = [
      await follower(world, search('?q=falltidlig')),
      await follower(world, search('?kind=master&q=FallTidlig')),
      await follower(world, search('?theme=health&kind=phd&kind=master'))
    ];
    const not = [
      await follower(world, search('?kind=phd&q=falltidlig')),
      await follower(world, search('?municipality=trondheim&q=falltidlig'))
    ];
    const id = await challengeIn(world, 'published', { title: 'Se falltidlig tegn' });
    for (const uid of found) expect(await toldOf(world, uid, id)).toEqual([]);
    await round(world);
    for (const uid of found) expect(await toldOf(world, uid, id)).toEqual(['follow_found']);
    for (const uid of not) expect(await toldOf(world, uid, id)).toEqual([]);
  });

  it('is told of once, however many follows it belongs to and however often the round is made', async () => {
    const uid = await follower(world, health, gjovik, search('?kind=master'), search('?q=fall&theme=health'));
    const id = await challengeIn(world, 'published');
    for (let n = 0; n < 3; n += 1) await round(world);
    await world.sql('select private.job_follows(now())');
    expect(await toldOf(world, uid, id)).toEqual(['follow_found']);
    expect(await toldOf(world, uid, id, 'mail')).toEqual(['follow_found']);
  });

  it('is not told of by what is paused, or was followed later, but by what is followed again', async () => {
    const uid = await person(world);
    const row = { id: await follow(world, uid, health), ...health };
    await send(world, uid, 'follows.pause', { ...row, paused: true });
    const first = await challengeIn(world, 'published');
    await send(world, uid, 'follows.pause', { ...row, paused: false });
    const second = await challengeIn(world, 'published');
    const late = await follower(world, health, search('?kind=master'));
    await round(world);
    expect([await toldOf(world, uid, first), await toldOf(world, uid, second)]).toEqual([
      [],
      ['follow_found']
    ]);
    expect(await toldOf(world, late, second)).toEqual([]);
  });

  it('is no news to those who are behind it, coordinate it, or suggested it', async () => {
    const all = ['contact', 'leader', 'deputy', 'coordinator', 'coordinatorNtnu', 'citizen'] as const;
    for (const who of all)
      for (const followed of [health, search('?q=falltidlig')])
        await world.apply(who, op('follows.add', { id: randomUUID(), ...followed }));
    const suggested = suggestionArgs();
    await world.apply('citizen', op('suggestions.send', suggested));
    const id = await challengeIn(world, 'submitted', { title: 'Se falltidlig tegn' });
    await world.sql('update public.suggestions set challenge_id = $2 where id = $1', [suggested.id, id]);
    await world.apply('coordinator', op('challenges.publish', { id }));
    await round(world);
    for (const who of all) expect([who, await toldOf(world, people[who], id)]).toEqual([who, []]);
    for (const who of all)
      for (const followed of [health, search('?q=falltidlig')])
        await world.apply(who, op('follows.remove', { id: randomUUID(), ...followed }));
  });

  it('is no news to who has saved it or sent interest before the round comes to them', async () => {
    const [saves, sends, neither] = [
      await follower(world, search('?kind=master')),
      await follower(world, search('?kind=master')),
      await follower(world, search('?kind=master'))
    ];
    const id = await challengeIn(world, 'published');
    await send(world, saves, 'saved.add', { id: randomUUID(), challenge_id: id });
    await world.sql(
      `insert into public.affiliations (person_id, organisation_id, role) values ($1, $2, 'student')`,
      [sends, places.university]
    );
    expect((await send(world, sends, 'interests.send', interestArgs(id))).status).toBe('applied');
    await round(world);
    expect(await toldOf(world, saves, id)).toEqual([]);
    expect(await toldOf(world, sends, id)).toEqual([]);
    expect(await toldOf(world, neither, id)).toEqual(['follow_found']);
  });

  it('that is withdrawn is told of to nobody, and what was told goes', async () => {
    const [by_theme, by_search] = [
      await follower(world, health),
      await follower(world, search('?kind=master'))
    ];
    const id = await challengeIn(world, 'published');
    expect(await toldOf(world, by_theme, id)).toEqual(['follow_found']);
    await world.apply('contact', op('challenges.withdraw', { id }));
    await round(world);
    for (const uid of [by_theme, by_search])
      for (const channel of ['app', 'mail'] as const)
        expect(await toldOf(world, uid, id, channel)).toEqual([]);
  });
});

describe('a challenge that is followed', () => {
  it('is told of when it opens again, is taken on, and is done; by nothing else that happens to it', async () => {
    const id = await challengeIn(world, 'published');
    const uid = await follower(world, challenge(id), health);
    const step = (verb: 'pause' | 'resume' | 'match' | 'start' | 'complete') =>
      world.apply('contact', op(`challenges.${verb}`, { id }));
    await step('pause');
    expect(await toldOf(world, uid, id)).toEqual([]);
    await step('resume');
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.save', { id, place: 'Gjøvik' }, { base_rev: rev }));
    await step('match');
    await step('start');
    await step('complete');
    await round(world);
    const told = ['follow_reopened', 'follow_matched', 'follow_completed'];
    expect((await toldOf(world, uid, id)).sort()).toEqual(told.sort());
  });

  it('is told of again each time it opens again', async () => {
    const id = await challengeIn(world, 'published');
    const uid = await follower(world, challenge(id));
    for (let n = 0; n < 2; n += 1)
      for (const verb of ['pause', 'resume'] as const)
        await world.apply('contact', op(`challenges.${verb}`, { id }));
    expect(await toldOf(world, uid, id)).toEqual(['follow_reopened', 'follow_reopened']);
  });
});

describe('by mail', () => {
  const mail = (uid: string, id: string) =>
    world.sql<{ state: string; at_once: boolean }>(
      `select state, due_at = told_at as at_once from public.notifications
       where person_id = $1 and challenge_id = $2 and channel = 'mail'`,
      [uid, id]
    );

  it('it comes on Monday, at once or not at all, as the person prefers', async () => {
    const [weekly, each, none, muted] = [
      await follower(world, health),
      await follower(world, health),
      await follower(world, health),
      await follower(world, health)
    ];
    await send(world, each, 'notifications.prefer', { id: each, mail: 'each' });
    await send(world, none, 'notifications.prefer', { id: none, mail: 'none' });
    await send(world, muted, 'notifications.prefer', { id: muted, muted: ['follow_found'] });
    const id = await challengeIn(world, 'published');
    expect(await mail(weekly, id)).toEqual([{ state: 'waiting', at_once: false }]);
    expect(await mail(each, id)).toEqual([{ state: 'waiting', at_once: true }]);
    expect([await mail(none, id), await mail(muted, id)]).toEqual([[], []]);
    for (const uid of [none, muted]) expect(await toldOf(world, uid, id)).toEqual(['follow_found']);
  });

  it('nothing comes of what was read in the app', async () => {
    const uid = await follower(world, health);
    const id = await challengeIn(world, 'published');
    const [told] = await world.sql<{ id: string }>(
      `select id from public.notifications where person_id = $1 and challenge_id = $2 and channel = 'app'`,
      [uid, id]
    );
    await send(world, uid, 'notifications.read', { id: told?.id });
    expect(await mail(uid, id)).toEqual([{ state: 'dropped', at_once: false }]);
  });
});

describe('the round', () => {
  beforeEach(async () => {
    await world.sql('delete from public.follows');
  });

  /** Makes so many people follow it at once. */
  const crowd = async (count: number, { kind, subject }: Followed): Promise<void> => {
    await world.sql(
      `with made as (
         insert into auth.users (id, email)
         select gen_random_uuid(), gen_random_uuid() || '@stud.ntnu.no' from generate_series(1, $1::int)
         returning id
       )
       insert into public.follows (id, person_id, kind, subject, followed_at)
       select gen_random_uuid(), id, $2, $3, now() from made`,
      [count, kind, subject]
    );
  };
  const toldIn = async (id: string): Promise<{ people: number; notices: number }> => {
    const [row] = await world.sql<{ people: number; notices: number }>(
      `select count(distinct person_id)::int as people, count(*)::int as notices from public.notifications
       where challenge_id = $1 and channel = 'app' and kind = 'follow_found'`,
      [id]
    );
    return row ?? { people: 0, notices: 0 };
  };

  it('goes on where the publishing stopped, and each follower is told once', async () => {
    await crowd(230, { kind: 'organisation', subject: places.trondheimCare });
    const id = await challengeIn(world, 'submitted', { other_unit_ids: [] });
    await world.sql('update public.challenges set organisation_id = $2 where id = $1', [
      id,
      places.trondheimCare
    ]);
    await world.apply('coordinator', op('challenges.publish', { id }));
    expect((await toldIn(id)).people).toBe(100);
    await expect(round(world, { most: 40, kill: { after: 3, answered: true } })).rejects.toThrow(Killed);
    await expect(round(world, { most: 40, kill: { after: 1, answered: false } })).rejects.toThrow(Killed);
    await round(world, { most: 40 });
    expect(await toldIn(id)).toEqual({ people: 230, notices: 230 });
  });

  it('is also made by the database alone, but for searches', async () => {
    await crowd(120, { kind: 'organisation', subject: places.trondheimCare });
    const id = await challengeIn(world, 'submitted');
    await world.sql('update public.challenges set organisation_id = $2 where id = $1', [
      id,
      places.trondheimCare
    ]);
    await world.apply('coordinator', op('challenges.publish', { id }));
    await world.sql('select private.job_follows(now())');
    expect(await toldIn(id)).toEqual({ people: 120, notices: 120 });
  });

  it('forgets occasions after a month, also where no server has searched', async () => {
    const id = await challengeIn(world, 'published');
    const left = () => world.sql('select 1 from private.follow_occasions where challenge_id = $1', [id]);
    await world.sql(`select private.job_follows(now() + interval '29 days')`);
    expect(await left()).toHaveLength(1);
    await world.sql(`select private.job_follows(now() + interval '31 days')`);
    expect(await left()).toEqual([]);
  });

  it('goes through ten thousand searches in batches, and two servers tell nobody twice', async () => {
    // As they lie in the database: whose they are and what phones hear of them is nothing to the round.
    await world.database.transaction(async ({ query, exec }) => {
      await exec('set local session_replication_role = replica');
      await query(
        `insert into public.follows (id, person_id, kind, subject, followed_at)
         select gen_random_uuid(), $1, 'search', '?q=finnesikke' || n, now() from generate_series(1, 9990) n`,
        [people.phd]
      );
    });
    await crowd(10, search('?q=falltidlig'));
    const id = await challengeIn(world, 'published', { title: 'Se falltidlig tegn' });
    // Another server goes through all of it while this one stands still with its first answer in hand.
    let other = 0;
    let asked = 0;
    const batches = await runFollows({
      sql: async (sql, params) => {
        asked += 1;
        if (sql.includes('follow_searched') && other === 0) other = await round(world);
        return world.sql(sql, params);
      }
    });
    expect(other).toBe(21);
    // It had one batch in hand, which did not count, and found nothing more to do.
    expect(batches).toBe(1);
    expect(asked).toBe(4);
    expect(await toldIn(id)).toEqual({ people: 10, notices: 10 });
  });
});
