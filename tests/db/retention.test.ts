/** What happens to the data of one who is never here any more. The clock is the test's own. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, persons, places } from './people';
import { challengeIn, interestArgs } from './stories';
import { asAccount, newPerson, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const start = Date.parse('2030-01-15T10:00:00Z');
/** So many days after the last sign of life. */
const day = (days: number): string => new Date(start + days * 86_400_000).toISOString();

/** One who sent an interest and was last here at `start`; nobody else is there to be counted. */
const gone = async (host = 'stud.ntnu.no') => {
  await world.sql(`delete from private.presence`);
  await world.sql(`update auth.users set created_at = $1, last_sign_in_at = $1`, [day(36_500)]);
  const uid = await newPerson(world, `${randomUUID()}@${host}`);
  await asAccount(world, uid, 'select public.session_begin()');
  const interest = interestArgs(await challengeIn(world, 'published'));
  await world.sql(
    `insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
     values ($1, $2, $3, 'student', $4, $5, 'sent', '2030-02-01', $6)`,
    [interest.id, interest.challenge_id, uid, interest.name, interest.message, day(0)]
  );
  await world.sql('update auth.users set created_at = $2, last_sign_in_at = null where id = $1', [
    uid,
    day(0)
  ]);
  return { uid, interest };
};

const run = async (at: string): Promise<string | undefined> =>
  (await world.sql<{ said: string }>('select private.job_retention($1) as said', [at]))[0]?.said;
const seenByLeader = async (id: string) =>
  (
    await world.as<{ name: string; message: string }>(
      'leader',
      'select name, message from public.interests where id = $1',
      [id]
    )
  )[0];
const exists = async (uid: string): Promise<boolean> =>
  (await world.sql('select 1 from auth.users where id = $1', [uid])).length === 1;

/** What the person was told in the app, and that the mail about it waits too. */
const warningsTo = async (uid: string): Promise<string[]> => {
  const rows = await world.sql<{ kind: string }>(
    `select kind from public.notifications where person_id = $1 and kind like '%_soon'
     group by kind having count(distinct channel) = 2 order by min(told_at)`,
    [uid]
  );
  return rows.map(({ kind }) => kind);
};

const nothing = '0 warned, 0 hidden, 0 forgotten, 0 failed';
const one = {
  warned: '1 warned, 0 hidden, 0 forgotten, 0 failed',
  hidden: '0 warned, 1 hidden, 0 forgotten, 0 failed',
  forgotten: '0 warned, 0 hidden, 1 forgotten, 0 failed'
};
const empty = { name: '', message: '' };

describe('one who is never here any more', () => {
  it('is warned, hidden after twelve months, warned again, and forgotten after three years', async () => {
    const { uid, interest } = await gone();
    const words = { name: interest.name, message: interest.message };
    let warnings: string[] = [];
    const told: [number, string][] = [
      [334, nothing],
      [336, one.warned],
      [364, nothing],
      [366, one.hidden],
      [367, nothing],
      [1064, nothing],
      [1066, one.warned],
      [1095, nothing],
      [1096, one.forgotten],
      [1097, nothing]
    ];
    for (const [days, expected] of told) {
      expect([days, await run(day(days))]).toEqual([days, expected]);
      if (days === 364) expect(await seenByLeader(interest.id)).toEqual(words);
      if (days === 366) expect(await seenByLeader(interest.id)).toEqual(empty);
      if (days === 1095) {
        expect(await exists(uid)).toBe(true);
        warnings = await warningsTo(uid);
      }
    }
    expect(await exists(uid)).toBe(false);
    expect(warnings).toEqual(['hide_soon', 'delete_soon']);
    expect(
      await world.sql('select person_id, state from public.interests where id = $1', [interest.id])
    ).toEqual([{ person_id: null, state: 'withdrawn' }]);
    expect(await world.sql('select 1 from private.hidden_words')).toEqual([]);
  });

  it('is never hidden or forgotten unwarned, also when the job stood still for years', async () => {
    const { uid } = await gone();
    expect(await run(day(2000))).toBe(one.warned);
    expect(await run(day(2029))).toBe(nothing);
    expect(await run(day(2030))).toBe(one.hidden);
    expect(await run(day(2031))).toBe(one.warned);
    expect(await run(day(2060))).toBe(nothing);
    expect(await exists(uid)).toBe(true);
    expect(await run(day(2061))).toBe(one.forgotten);
    expect(await exists(uid)).toBe(false);
  });

  it('has it all back at the next sign-in, and the count starts anew', async () => {
    const { uid, interest } = await gone();
    await run(day(336));
    await run(day(366));
    expect(await seenByLeader(interest.id)).toEqual(empty);
    await world.sql('update auth.users set last_sign_in_at = $2 where id = $1', [uid, day(500)]);
    expect(await seenByLeader(interest.id)).toEqual({ name: interest.name, message: interest.message });
    expect(await run(day(830))).toBe(nothing);
    expect(await run(day(836))).toBe(one.warned);
  });

  it('is back when the app was opened without a new sign-in', async () => {
    const { uid, interest } = await gone();
    await run(day(336));
    await run(day(366));
    const session = randomUUID();
    await world.sql(
      'insert into auth.sessions (id, user_id, created_at, updated_at) values ($1, $2, $3, $3)',
      [session, uid, day(0)]
    );
    await world.sql(
      `insert into auth.refresh_tokens (id, token, user_id, session_id, created_at, updated_at) values (1, 'fornyet', $1, $2, $3, $3)`,
      [uid, session, day(400)]
    );
    expect(await run(day(401))).toBe(nothing);
    expect(await seenByLeader(interest.id)).toEqual({ name: interest.name, message: interest.message });
  });

  it('has the words in a thread hidden too, and theirs alone', async () => {
    const { uid, interest } = await gone();
    const line = (author: string, side: string, number: number) =>
      world.sql(
        `insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'Ord', $7)`,
        [interest.id, interest.challenge_id, uid, author, side, number, day(0)]
      );
    await world.sql(
      `insert into public.conversations (id, challenge_id, person_id, messages) values ($1, $2, $3, 2)`,
      [interest.id, interest.challenge_id, uid]
    );
    await line(uid, 'sender', 1);
    await line(people.contact, 'unit', 2);
    const thread = async () =>
      (
        await world.as<{ text: string }>(
          'leader',
          'select text from public.messages where conversation_id = $1 order by number',
          [interest.id]
        )
      ).map(({ text }) => text);
    await run(day(336));
    await run(day(366));
    expect(await thread()).toEqual(['', 'Ord']);
    await world.sql('update auth.users set last_sign_in_at = $2 where id = $1', [uid, day(500)]);
    expect(await thread()).toEqual(['Ord', 'Ord']);
  });

  it('gets their own hidden words in the export', async () => {
    const { uid, interest } = await gone();
    await run(day(336));
    await run(day(366));
    const [row] = await asAccount<{ data: { hidden: unknown } }>(
      world,
      uid,
      'select public.my_data() as data'
    );
    expect(row?.data.hidden).toContainEqual({
      id: interest.id,
      name: interest.name,
      words: interest.message
    });
  });
});

describe('a warning', () => {
  const mails = (uid: string) =>
    world.sql<{ kind: string; state: string }>(
      `select kind, state from public.notifications where person_id = $1 and channel = 'mail' order by told_at`,
      [uid]
    );

  it('waits as mail until it is sent, however long no mailer runs, while other news is dropped', async () => {
    const { uid, interest } = await gone();
    await run(day(336));
    await world.sql(`select private.notify($1, 'interest_declined', 'x', $2, $3, $4)`, [
      uid,
      day(336),
      interest.challenge_id,
      interest.id
    ]);
    for (const days of [350, 700]) await world.sql('select private.job_purge_notifications($1)', [day(days)]);
    expect(await mails(uid)).toEqual([{ kind: 'hide_soon', state: 'waiting' }]);
  });

  it('that is nowhere to be found is given anew, and its 30 days begin again', async () => {
    const { uid } = await gone();
    expect(await run(day(336))).toBe(one.warned);
    await world.sql('delete from public.notifications where person_id = $1', [uid]);
    expect(await run(day(366))).toBe(one.warned);
    expect(await run(day(395))).toBe(nothing);
    expect(await run(day(396))).toBe(one.hidden);
    expect(await run(day(1066))).toBe(one.warned);
    await world.sql(`delete from public.notifications where person_id = $1 and kind = 'delete_soon'`, [uid]);
    expect(await run(day(1096))).toBe(one.warned);
    expect(await exists(uid)).toBe(true);
    expect(await run(day(1126))).toBe(one.forgotten);
  });
});

describe('what is hidden', () => {
  it('is every word that others could read, and comes back as it was', async () => {
    const { uid, interest } = await gone('gjovik.kommune.no');
    const [message, suggestion, report, other, role] = Array.from({ length: 5 }, () => randomUUID());
    await world.sql(
      `insert into public.conversations (id, challenge_id, person_id, messages) values ($1, $2, $3, 1)`,
      [interest.id, interest.challenge_id, uid]
    );
    await world.sql(
      `insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
       values ($1, $2, $3, $4, $4, 'sender', 1, 'Mitt ord', $5)`,
      [message, interest.id, interest.challenge_id, uid, day(0)]
    );
    await world.sql(
      `insert into public.suggestions (id, partnership_id, person_id, title, need, language, state, sent_at)
       values ($1, $2, $3, 'Mitt ord her', 'Mitt ord om det vi trenger.', 'nb', 'received', $4)`,
      [suggestion, places.gjovikPartnership, uid, day(0)]
    );
    await world.sql(
      `insert into public.reports (id, challenge_id, partnership_id, message_id, quote, person_id, kind, words, state, sent_at)
       values ($1, $3, $4, null, '', $5, 'other', 'Mitt ord', 'received', $7),
         ($2, $3, $4, $8, 'Mitt ord', $6, 'other', 'Et annet', 'received', $7)`,
      [report, other, interest.challenge_id, places.gjovikPartnership, uid, people.leader, day(0), message]
    );
    await world.sql(
      `insert into public.roles (id, person_id, organisation_id, root_id, role, name, state, asked_at)
       values ($1, $2, $3, $4, 'contact', 'Mitt ord', 'asked', $5)`,
      [role, uid, places.care, places.gjovik, day(0)]
    );
    const told = () =>
      world.sql(
        `select (select title || need from public.suggestions where id = $1) as suggestion,
           (select words from public.reports where id = $2) as report,
           (select quote || '/' || words from public.reports where id = $3) as other,
           (select text from public.messages where id = $4) as message,
           (select name from public.roles where id = $5) as role`,
        [suggestion, report, other, message, role]
      );
    const before = await told();
    await run(day(336));
    expect(await run(day(366))).toBe(one.hidden);
    expect(await told()).toEqual([{ suggestion: '', report: '', other: '/Et annet', message: '', role: '' }]);
    const read: string[] = [];
    for (const person of persons) read.push(JSON.stringify(await world.pull(person, null, 5_000)));
    expect(read.filter((text) => text.includes('Mitt ord'))).toEqual([]);
    await world.sql('update auth.users set last_sign_in_at = $2 where id = $1', [uid, day(500)]);
    expect(await told()).toEqual(before);
  });
});

describe('trouble with one person', () => {
  it('stops nobody else, and is counted and tried again', async () => {
    const { uid: first } = await gone();
    const second = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
    await world.sql('update auth.users set created_at = $2 where id = $1', [second, day(0)]);
    await world.database.exec(
      `create function public.trouble() returns trigger language plpgsql as $$ begin raise 'trouble'; end $$;
       create trigger trouble before insert on public.notifications for each row
         when (new.person_id = '${first}') execute function public.trouble()`
    );
    expect(await run(day(336))).toBe('1 warned, 0 hidden, 0 forgotten, 1 failed');
    await world.database.exec('drop trigger trouble on public.notifications; drop function public.trouble');
    expect(await run(day(337))).toBe(one.warned);
  });
});

describe('the months', () => {
  const set = (partnership: string, hide: number, forget: number) =>
    world.sql(
      'update public.partnership_settings set hide_after_months = $2, delete_after_months = $3 where id = $1',
      [partnership, hide, forget]
    );

  it('are those of the partnership; of two, the longer; of a citizen, the usual', async () => {
    await set(places.gjovikPartnership, 2, 4);
    await set(places.trondheimPartnership, 24, 48);
    const firstRun = async (host: string): Promise<number> => {
      await gone(host);
      for (const days of [20, 100, 330, 340, 690, 710])
        if ((await run(day(days))) === one.warned) return days;
      return 0;
    };
    // Two months less 30 days; twelve months; the university is in both, and 24 counts.
    expect(await firstRun('gjovik.kommune.no')).toBe(100);
    expect(await firstRun('example.org')).toBe(340);
    expect(await firstRun('stud.ntnu.no')).toBe(710);
    await set(places.gjovikPartnership, 12, 36);
    await set(places.trondheimPartnership, 12, 36);
  });
});
