/** Every interest gets a word by its day, or somebody is told, and in the end it is closed kindly. The clock is ours. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstRoles, people, places, type Person } from './people';
import { actAt, challengeIn, interestArgs, messageArgs } from './stories';
import { newPerson, op, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
// Jobs act on all there is, so each test begins with nothing that is offered or waits, and with the first roles.
beforeEach(async () => {
  await world.database.exec(`
    delete from public.interests;
    delete from public.notifications;
    update public.challenges set state = 'withdrawn';
    delete from public.unit_roles;
    delete from public.partnership_roles;
    ${firstRoles}`);
});

/** Noon in Norway, in winter. */
const noon = (day: string): string => `${day}T11:00:00Z`;

/** An interest sent on 15 January 2027: the answer is promised by the 29th. */
const sent = async (challenge?: string, sender: Person = 'student'): Promise<string> => {
  const args = interestArgs(challenge ?? (await challengeIn(world, 'published')));
  await actAt(world, sender, 'interests.send', args, noon('2027-01-15'));
  return args.id;
};

const run = async (at: string): Promise<string> => {
  const [row] = await world.sql<{ said: string }>('select private.job_answer_guarantee($1) as said', [at]);
  return row?.said ?? '';
};

/** Who was told what of an interest so far, in the app: `kind person`. The first notice, that it was received, aside. */
const told = async (): Promise<string[]> => {
  const rows = await world.sql<{ kind: string; person_id: string }>(
    `select kind, person_id from public.notifications 
     where channel = 'app' and kind ~ '^(interest|answer|reply)_' and kind not in ('interest_received', 'interest_asked')`
  );
  const nameOf = (uid: string) => Object.entries(people).find(([, id]) => id === uid)?.[0] ?? uid;
  return rows.map(({ kind, person_id }) => `${kind} ${nameOf(person_id)}`).sort();
};

const row = async (id: string) => {
  const [found] = await world.sql<{
    state: string;
    answer_by: string;
    closed_at: string | null;
    rev: number;
  }>('select state, answer_by::text, closed_at, rev from public.interests where id = $1', [id]);
  if (!found) throw new Error('no such interest');
  return found;
};

describe('the reminder', () => {
  it('goes to the contact three days before the answer is due, by the day in Norway, and once', async () => {
    await sent();
    expect(await run('2027-01-25T22:59:59Z')).toBe('0 due, 0 overdue, 0 closed');
    expect(await told()).toEqual([]);
    expect(await run('2027-01-25T23:00:00Z')).toBe('1 due, 0 overdue, 0 closed');
    await run(noon('2027-01-27'));
    expect(await told()).toEqual(['answer_due contact']);
  });

  it('goes to leader and deputy when the contact holds no role in the unit any more', async () => {
    await sent();
    await world.sql('delete from public.unit_roles where person_id = $1', [people.contact]);
    await run(noon('2027-01-27'));
    expect(await told()).toEqual(['answer_due deputy', 'answer_due leader']);
  });

  it('does not come on the day the interest came', async () => {
    await sent(await challengeIn(world, 'published', { answer_days: 2 }));
    await run('2027-01-15T20:00:00Z');
    expect(await told()).toEqual([]);
    await run(noon('2027-01-16'));
    expect(await told()).toEqual(['answer_due contact']);
  });

  it('does not come when it was answered, nor when it was withdrawn', async () => {
    const answered = await sent();
    await actAt(world, 'contact', 'interests.accept', { id: answered, answer: 'Ja.' }, noon('2027-01-20'));
    const withdrawn = await sent(undefined, 'phd');
    await actAt(world, 'phd', 'interests.withdraw', { id: withdrawn }, noon('2027-01-20'));
    expect(await run(noon('2027-01-28'))).toBe('0 due, 0 overdue, 0 closed');
    expect(await run(noon('2027-06-01'))).toBe('0 due, 0 overdue, 0 closed');
    expect((await row(answered)).state).toBe('accepted');
  });
});

describe('an answer that is late', () => {
  it('is told to the leader of the unit and to the sender, the day after and not on the day', async () => {
    await sent();
    await run('2027-01-29T22:59:59Z');
    expect(await told()).toEqual(['answer_due contact']);
    expect(await run('2027-01-29T23:00:00Z')).toBe('0 due, 1 overdue, 0 closed');
    await run(noon('2027-02-02'));
    expect(await told()).toEqual(['answer_delayed student', 'answer_due contact', 'answer_overdue leader']);
  });

  it('is told to a leader who came since, and to the first one not again', async () => {
    await sent();
    await run(noon('2027-01-30'));
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.staff, places.care]
    );
    await run(noon('2027-01-31'));
    expect(await told()).toEqual(['answer_delayed student', 'answer_overdue leader', 'answer_overdue staff']);
  });

  it('climbs to the leader above where the unit has none', async () => {
    await world.sql(`delete from public.unit_roles where role = 'leader' and organisation_id = $1`, [
      places.care
    ]);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.staff, places.gjovik]
    );
    await sent();
    await run(noon('2027-01-30'));
    expect(await told()).toEqual(['answer_delayed student', 'answer_overdue staff']);
  });

  it('climbs to the coordinators of both sides where there is no leader, who learn nothing of the sender', async () => {
    await world.sql(`delete from public.unit_roles where role = 'leader'`);
    const id = await sent();
    await run(noon('2027-01-30'));
    expect(await told()).toEqual([
      'answer_delayed student',
      'answer_overdue coordinator',
      'answer_overdue coordinatorNtnu'
    ]);
    const shown = await world.as(
      'coordinator',
      `select to_jsonb(n) as row from public.notifications n where n.kind ~ '^answer_'`
    );
    expect(shown).toHaveLength(1);
    expect(shown).toMatchObject([{ row: { kind: 'answer_overdue', interest_id: null, alternatives: [] } }]);
    expect(JSON.stringify(shown)).not.toContain(people.student);
    expect(await world.as('coordinator', 'select 1 from public.interests where id = $1', [id])).toEqual([]);
  });

  it('in one municipality is nobody’s business in the other', async () => {
    await sent();
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.staffTrondheim, places.trondheimCare]
    );
    await run(noon('2027-01-30'));
    await run(noon('2027-02-20'));
    expect((await told()).filter((line) => line.includes('Trondheim'))).toEqual([]);
  });
});

describe('an interest that nobody answers', () => {
  it('is closed fourteen days later, and the sender may send again', async () => {
    const challenge = await challengeIn(world, 'published');
    const id = await sent(challenge);
    expect(await run('2027-02-12T22:59:59Z')).toBe('0 due, 1 overdue, 0 closed');
    expect((await row(id)).state).toBe('sent');
    expect(await run('2027-02-12T23:00:00Z')).toBe('0 due, 0 overdue, 1 closed');
    expect(await row(id)).toMatchObject({
      state: 'expired',
      closed_at: '2027-02-12T23:00:00+00:00'
    });
    const { rev } = await row(id);
    expect(await run(noon('2027-03-01'))).toBe('0 due, 0 overdue, 0 closed');
    expect((await row(id)).rev).toBe(rev);
    expect((await told()).filter((line) => line.startsWith('interest_expired'))).toEqual([
      'interest_expired student'
    ]);
    await world.apply('student', op('interests.send', interestArgs(challenge)));
  });

  it('gives up to three open challenges on the same theme instead, those of the same kind first', async () => {
    const here = await challengeIn(world, 'published', { kinds: ['master'] });
    const other = await challengeIn(world, 'published', { kinds: ['placement'] });
    const alike = [
      await challengeIn(world, 'published', { kinds: ['master'] }),
      await challengeIn(world, 'published', { kinds: ['bachelor', 'master'] })
    ];
    await challengeIn(world, 'published', { theme_id: places.otherTheme });
    await challengeIn(world, 'published', { apply_by: '2027-02-01' });
    await challengeIn(world, 'submitted');
    await sent(await challengeIn(world, 'published', { kinds: ['master'] }));
    const id = await sent(here);
    await run(noon('2027-02-20'));
    const [row] = await world.sql<{ alternatives: string[] }>(
      `select alternatives from public.notifications where interest_id = $1 and kind = 'interest_expired' and channel = 'app'`,
      [id]
    );
    expect([...(row?.alternatives ?? [])].slice(0, 2).sort()).toEqual([...alike].sort());
    expect(row?.alternatives.slice(2)).toEqual([other]);
  });
});

describe('while more is asked', () => {
  it('the sender is reminded, and nobody is blamed', async () => {
    const id = await sent();
    await actAt(world, 'contact', 'interests.ask', messageArgs(id), noon('2027-01-28'));
    expect(await row(id)).toMatchObject({ state: 'asked', answer_by: '2027-02-11' });
    await run(noon('2027-02-09'));
    await run(noon('2027-02-12'));
    expect(await told()).toEqual(['reply_due student']);
    await run(noon('2027-02-26'));
    expect((await row(id)).state).toBe('expired');
  });

  it('a reply gives the unit its days anew, with a reminder and a leader of their own', async () => {
    const id = await sent();
    await run(noon('2027-01-27'));
    await actAt(world, 'contact', 'interests.ask', messageArgs(id), noon('2027-01-28'));
    await actAt(world, 'student', 'interests.reply', messageArgs(id), noon('2027-02-01'));
    expect(await row(id)).toMatchObject({ state: 'seen', answer_by: '2027-02-15' });
    await run(noon('2027-02-13'));
    await run(noon('2027-02-16'));
    expect(await told()).toEqual([
      'answer_delayed student',
      'answer_due contact',
      'answer_due contact',
      'answer_overdue leader',
      'interest_replied contact'
    ]);
  });
});

describe('a run', () => {
  it('repeated tells nobody twice and changes nothing', async () => {
    const ids = [await sent(), await sent(undefined, 'phd')];
    for (const day of ['2027-01-27', '2027-01-30', '2027-02-20']) {
      await run(noon(day));
      const before = [await told(), await Promise.all(ids.map(row))];
      await run(noon(day));
      expect([await told(), await Promise.all(ids.map(row))]).toEqual(before);
    }
  });

  it('is one of the due jobs', async () => {
    await sent();
    const [row] = await world.sql<{ said: Record<string, string> }>('select private.run_due($1) as said', [
      noon('2027-01-27')
    ]);
    expect(row?.said.answer_guarantee).toBe('1 due, 0 overdue, 0 closed');
  });

  it('for an account that has left tells nobody: the interest went with it', async () => {
    const uid = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
    await world.sql(
      `insert into public.affiliations (person_id, organisation_id, role) values ($1, $2, 'student')`,
      [uid, places.university]
    );
    const args = interestArgs(await challengeIn(world, 'published'));
    await actAt(world, uid, 'interests.send', args, noon('2027-01-15'));
    await world.sql('delete from auth.users where id = $1', [uid]);
    await run(noon('2027-02-20'));
    expect((await row(args.id)).state).toBe('withdrawn');
    expect((await told()).filter((line) => line.startsWith('interest_expired'))).toEqual([]);
  });
});
