/** Letters, from a notification that waits to what a mail server on loopback took. The clock is the test's own. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NotificationKind } from '../../src/lib/domain/notifications/notification';
import { atOnce, mutableKinds, notificationKinds } from '../../src/lib/domain/notifications/notification';
import { runPost, type Office } from '../../src/lib/server/delivery/post';
import { createSender, type Send } from '../../src/lib/server/delivery/smtp';
import { inviteArgs } from '../db/partnership-stories';
import { addressOf, places, type Person } from '../db/people';
import { challengeIn } from '../db/stories';
import { asAccount, newPerson, op, World } from '../db/world';
import { startPeer, type Peer } from './smtp-peer';

const origin = 'https://samskap.example.org';
const noon = '2026-11-25T11:00:00Z';

let world: World;
let peer: Peer;
let send: Send;
let challenge: string;

beforeAll(async () => {
  world = await World.open();
  challenge = await challengeIn(world, 'published', { title: 'Trygg vei <til> skolen & hjem' });
});
beforeEach(async () => {
  peer = await startPeer();
  send = createSender({ url: peer.url, from: 'Samskap <svar@samskap.example.org>' });
  // Each test has the post to itself.
  await world.sql(
    `update public.notifications set state = 'dropped' where channel = 'mail' and state = 'waiting'`
  );
  await world.sql(`update private.letters set state = 'dropped' where state = 'waiting'`);
  await world.sql('delete from public.invitations');
  await world.sql(`delete from private.limits where kind like 'invitation%'`);
  return () => peer.close();
});
afterAll(() => world.close());

const later = (minutes: number, from = noon): string =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

const office = (at: string, other: Partial<Office> = {}): Office => ({
  sql: (sql, params) => world.sql(sql, params),
  send,
  origin,
  now: () => new Date(at),
  ...other
});

type Reader = { uid: string; address: string };

const reader = async (language: 'nb' | 'nn' | 'en' = 'nb'): Promise<Reader> => {
  const address = `${randomUUID()}@stud.ntnu.no`;
  const uid = await newPerson(world, address);
  await world.sql(
    `insert into public.profiles (id, language) values ($1, $2) on conflict (id) do update set language = $2`,
    [uid, language]
  );
  return { uid, address };
};

const tell = (person: Reader, kind: NotificationKind, at = noon, about: string | null = challenge) =>
  world.sql('select private.notify($1, $2, $3, $4, $5)', [person.uid, kind, randomUUID(), at, about]);

const taken = ({ address }: Pick<Reader, 'address'>) =>
  peer.taken.filter(({ to }) => JSON.stringify(to).includes(address));

const stateOf = async ({ uid }: Reader): Promise<string[]> =>
  (
    await world.sql<{ state: string }>(
      `select state from public.notifications where person_id = $1 and channel = 'mail' order by told_at, id`,
      [uid]
    )
  ).map(({ state }) => state);

describe('a letter', () => {
  it.each([
    ['nb', 'Du er ønsket på «Trygg vei <til> skolen & hjem».', 'Slutt å sende meg e-post', ''],
    ['nn', 'Du er ønskt på «Trygg vei <til> skolen & hjem».', 'Slutt å sende meg e-post', '/nn'],
    ['en', 'You are wanted on “Trygg vei <til> skolen & hjem”.', 'Stop sending me e-mail', '/en']
  ] as const)('in %s arrives whole, as text and as HTML', async (language, sentence, stop, prefix) => {
    const person = await reader(language);
    await tell(person, 'interest_accepted');
    expect(await runPost(office(noon))).toEqual({ sent: 1, refused: 0 });
    const [mail] = taken(person);
    expect(mail?.subject).toBe(sentence);
    expect(mail?.text).toContain(sentence);
    expect(mail?.text).toContain(`${origin}${prefix}/utfordringer/`);
    expect(mail?.html).toContain(`<html lang="${language}">`);
    expect(mail?.html).toContain('&lt;til&gt; skolen &amp; hjem');
    expect(mail?.html).not.toContain('<til>');
    expect(mail?.html).toContain(stop);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@samskap\.example\.org>$/);
    const token = /avmeld\?t=([0-9a-f-]{36})/.exec(mail?.text ?? '')?.[1] ?? '';
    const headers = mail?.headerLines.map(({ line }) => line.replace(/\s+/g, ' '));
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(headers).toContain(`List-Unsubscribe: <${origin}/api/unsubscribe?t=${token}> (Samskap)`);
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(await stateOf(person)).toEqual(['sent']);
  });

  it('has words for every kind in every language', async () => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      const person = await reader(language);
      for (const kind of notificationKinds) await tell(person, kind, later(-60 * 24 * 14));
      await runPost(office(noon));
      const [mail, more] = taken(person);
      expect(more).toBeUndefined();
      expect(mail?.subject).toContain(String(notificationKinds.length));
      expect(mail?.text).not.toMatch(/undefined|notice_/);
      expect(mail?.text?.split('\n').filter((line) => line.startsWith(origin))).toHaveLength(
        notificationKinds.length + 3
      );
    }
  });

  it('greets by name, and keeps a name from breaking the letter', async () => {
    const person = await reader('nn');
    await world.sql('update public.profiles set name = $2 where id = $1', [
      person.uid,
      'Kari <b>Nordmann</b>\nBcc: alle@example.org'
    ]);
    await tell(person, 'interest_accepted');
    await runPost(office(noon));
    const [mail] = taken(person);
    expect(mail?.text).toMatch(/^Hei, Kari <b>Nordmann<\/b> Bcc: alle@example.org!/);
    expect(mail?.html).toContain('Hei, Kari &lt;b&gt;Nordmann&lt;/b&gt; Bcc: alle@example.org!');
    expect(JSON.stringify(mail?.to)).not.toContain('alle@');
  });

  it('says the same thing once, and how often it happened', async () => {
    const person = await reader();
    for (let n = 0; n < 3; n += 1) await tell(person, 'interest_received', later(-n));
    await tell(person, 'message_received');
    await runPost(office(noon));
    const [mail] = taken(person);
    expect(mail?.subject).toBe('2 nye beskjeder til deg');
    expect(mail?.text?.match(/Noen vil være med på/g)).toHaveLength(1);
    expect(mail?.text).toContain('Det har skjedd 3 ganger.');
    expect(mail?.text).toContain('25. november: Du har fått en melding');
  });

  it('names the role and its place, so that two that are answered are told apart', async () => {
    const person = await reader('en');
    const ids = [randomUUID(), randomUUID()];
    const [unit] = await world.sql<{ id: string; name_en: string; root: string }>(
      `select id, name_en, private.root_of(id) as root from public.organisations where kind = 'unit' limit 1`
    );
    for (const [n, id] of ids.entries())
      await world.sql(
        `insert into public.roles (id, person_id, organisation_id, root_id, role, name, state, asked_at)
         values ($1, $2, $3, $4, $5, 'En leser', 'asked', $6)`,
        [id, person.uid, unit?.id, unit?.root, ['contact', 'deputy'][n], later(-60)]
      );
    for (const id of ids)
      await world.sql(`select private.notify($1, 'role_declined', $2, $3)`, [person.uid, id, noon]);
    await runPost(office(noon));
    const [mail] = taken(person);
    expect(mail?.text).toContain(`Contact, ${unit?.name_en}`);
    expect(mail?.text).toContain(`Deputy, ${unit?.name_en}`);
    expect(mail?.text?.match(/\/en\/min-side\/roller/g)).toHaveLength(2);
  });

  it.each([
    ['message_received', /\/min-side\/meldinger\/[0-9a-f-]{36}$/m],
    ['challenge_returned', /\/kommune\/[0-9a-f-]{36}$/m],
    ['suggestion_answered', /\/min-side\/innspill$/m],
    ['suggestion_published', /\/utfordringer\/[\w-]+$/m],
    ['role_given', /\/min-side\/roller$/m],
    ['interest_received', /\/kommune$/m],
    ['interest_closed', /\/min-side\/interesser$/m]
  ] as const)('about %s leads to where it is', async (kind, address) => {
    const person = await reader();
    const [interest] = await world.sql<{ id: string }>(
      `insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
       values (gen_random_uuid(), $1, $2, 'student', 'En leser', 'Jeg vil være med.', 'sent', '2026-12-10', $3)
       returning id`,
      [challenge, person.uid, noon]
    );
    await world.sql('select private.notify($1, $2, $3, $4, $5, $6)', [
      person.uid,
      kind,
      randomUUID(),
      noon,
      challenge,
      interest?.id
    ]);
    await runPost(office(noon));
    expect(taken(person)[0]?.text).toMatch(address);
  });

  it('takes what one person waits for at once, and keeps the rest for Monday', async () => {
    const person = await reader();
    await tell(person, 'interest_withdrawn');
    await tell(person, 'message_received');
    await runPost(office(noon));
    expect(taken(person)).toHaveLength(1);
    expect(await stateOf(person)).toContain('waiting');
    // Wednesday the 25th; Monday the 30th at seven in Norway is six o'clock UTC.
    await runPost(office('2026-11-30T05:59:00Z'));
    expect(taken(person)).toHaveLength(1);
    await runPost(office('2026-11-30T06:00:00Z'));
    expect(taken(person)).toHaveLength(2);
  });

  it.each([
    ['nb', 'Nytt i det du følger', 'Ny utfordring', ''],
    ['nn', 'Nytt i det du følgjer', 'Ny utfordring', '/nn'],
    ['en', 'New in what you follow', 'New challenge', '/en']
  ] as const)(
    'on Monday has a part in %s for what one follows, after all else',
    async (language, part, said, prefix) => {
      const monday = '2026-11-30T06:00:00Z';
      const person = await reader(language);
      await tell(person, 'follow_found');
      await tell(person, 'follow_matched', later(1));
      await tell(person, 'interest_withdrawn', later(2));
      await runPost(office(noon));
      expect(taken(person)).toEqual([]);
      await runPost(office(monday));
      const [mail] = taken(person);
      const { text = '', html } = mail ?? {};
      expect(text).toContain(`${part}:`);
      expect(text.indexOf(part)).toBeGreaterThan(text.indexOf('Trygg vei'));
      expect(text.slice(text.indexOf(part))).toContain(
        `: Trygg vei <til> skolen & hjem\n${said}\n${origin}${prefix}/utfordringer/`
      );
      expect(text).toContain(`${origin}${prefix}/min-side/folger`);
      expect(html).toContain(`>${part}</h2>`);
      expect(html).toMatch(/<h3[^>]*><a[^>]*>Trygg vei &lt;til&gt; skolen &amp; hjem<\/a><\/h3>/);
      // The link that stops mail stops this too.
      await tell(person, 'follow_completed', monday);
      const token = /avmeld\?t=([0-9a-f-]{36})/.exec(text)?.[1] ?? '';
      expect(await world.sql('select public.unsubscribe($1) as done', [token])).toEqual([{ done: true }]);
      await runPost(office('2026-12-07T06:00:00Z'));
      expect(taken(person)).toHaveLength(1);
    }
  );

  it('of what one follows alone says so, and leaves out what was read and what is too much', async () => {
    const person = await reader();
    for (let n = 0; n < 14; n += 1) {
      const about = await challengeIn(world, 'published', { title: `Behov nummer ${n + 10}` });
      await tell(person, 'follow_found', later(n), about);
    }
    const [first] = await world.sql<{ id: string }>(
      `select id from public.notifications where person_id = $1 and channel = 'app' order by told_at limit 1`,
      [person.uid]
    );
    await asAccount(world, person.uid, 'select public.sync_push($1::jsonb)', [
      JSON.stringify([op('notifications.read', { id: first?.id ?? '' })])
    ]);
    await runPost(office('2026-11-30T06:00:00Z'));
    const [mail] = taken(person);
    expect(mail?.subject).toBe('Nytt i det du følger: 13 beskjeder');
    expect(mail?.text).not.toContain('Behov nummer 10');
    expect(mail?.text?.match(/Behov nummer/g)).toHaveLength(10);
    expect(mail?.text).toContain(`Og 3 til i appen\n${origin}/min-side/varsler`);
  });

  it('of one thing that one follows says it in its subject', async () => {
    const person = await reader();
    await tell(person, 'follow_found');
    await runPost(office('2026-11-30T06:00:00Z'));
    const [mail] = taken(person);
    expect(mail?.subject).toBe('Ny utfordring i det du følger: «Trygg vei <til> skolen & hjem».');
    expect(mail?.text).not.toContain('Nytt i det du følger');
  });

  it('knows the same kinds as urgent in TypeScript and SQL', async () => {
    const rows = await world.sql<{ kind: string }>(
      'select kind from unnest($1::text[]) kind where private.told_at_once(kind)',
      [[...notificationKinds]]
    );
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...atOnce].sort());
    expect(mutableKinds.length).toBeGreaterThan(0);
  });

  it('is not sent about what was read first', async () => {
    const person = await reader();
    await tell(person, 'interest_accepted');
    await world.sql('select private.letters_make($1)', [noon]);
    await world.sql(
      `update public.notifications set state = 'dropped' where person_id = $1 and channel = 'mail'`,
      [person.uid]
    );
    expect(await runPost(office(noon))).toEqual({ sent: 0, refused: 0 });
    expect(peer.taken).toEqual([]);
  });
});

describe('a letter is sent once', () => {
  it('however many rounds run at once', async () => {
    const readers = await Promise.all(Array.from({ length: 6 }, () => reader()));
    for (const person of readers) await tell(person, 'message_received');
    await Promise.all(Array.from({ length: 4 }, () => runPost(office(noon))));
    expect(peer.taken).toHaveLength(6);
    await runPost(office(later(60)));
    expect(peer.taken).toHaveLength(6);
  });

  it('when the server dies before it was sent: by the next, when the claim has run out', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    const dies: Send = () => new Promise(() => undefined);
    void runPost(office(noon, { send: dies }));
    await expect
      .poll(() => world.sql(`select 1 from private.letters where state = 'waiting' and attempts = 1`))
      .toHaveLength(1);
    await runPost(office(later(4)));
    expect(taken(person)).toHaveLength(0);
    await runPost(office(later(5)));
    expect(taken(person)).toHaveLength(1);
    await runPost(office(later(60)));
    expect(taken(person)).toHaveLength(1);
  });

  it('but when it dies between the yes and the commit: twice, under one Message-ID', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    const sends: Send = async (mail) => {
      await send(mail);
      return new Promise(() => undefined);
    };
    void runPost(office(noon, { send: sends }));
    await expect.poll(() => taken(person).length).toBe(1);
    await runPost(office(later(5)));
    const ids = taken(person).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a mail server that does not take it', () => {
  it('is tried again after one, two, four … minutes, with the same Message-ID', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    peer.refuses.set(person.address, { code: 451, message: 'later' });
    const tries: number[] = [];
    for (let minute = 0; minute <= 8; minute += 1) {
      const { refused } = await runPost(office(later(minute)));
      if (refused > 0) tries.push(minute);
    }
    expect(tries).toEqual([0, 1, 3, 7]);
    peer.refuses.clear();
    await runPost(office(later(15)));
    expect(taken(person)).toHaveLength(1);
  });

  it('is tried again when it is not there at all', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    const nowhere = createSender({ url: 'smtp://127.0.0.1:1', from: 'svar@samskap.example.org' });
    expect(await runPost(office(noon, { send: nowhere }))).toEqual({ sent: 0, refused: 1 });
    expect(await stateOf(person)).toEqual(['waiting']);
    await runPost(office(later(1)));
    expect(taken(person)).toHaveLength(1);
  });

  it.each([
    [550, 'dropped'],
    [553, 'dropped'],
    [552, 'waiting']
  ] as const)('for this address (%i) leaves it %s', async (code, state) => {
    const person = await reader();
    await tell(person, 'message_received');
    peer.refuses.set(person.address, { code, message: 'no' });
    await runPost(office(noon));
    expect(await stateOf(person)).toEqual([state]);
  });

  it('for this letter (550 to the words, not to the address) retires no address', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    peer.refusesLetters = { code: 550, message: 'looks like spam' };
    await runPost(office(noon));
    expect(await stateOf(person)).toEqual(['waiting']);
  });
});

describe('an address that takes no mail', () => {
  it('gets none until its owner has signed in again', async () => {
    const person = await reader();
    await tell(person, 'message_received');
    peer.refuses.set(person.address, { code: 550, message: 'no such user' });
    await runPost(office(noon));
    peer.refuses.clear();
    await tell(person, 'message_received', later(10));
    await runPost(office(later(10)));
    expect(taken(person)).toHaveLength(0);
    expect(await stateOf(person)).toEqual(['dropped', 'dropped']);
    await world.sql('update auth.users set last_sign_in_at = $2 where id = $1', [person.uid, later(20)]);
    await tell(person, 'message_received', later(30));
    await runPost(office(later(30)));
    expect(taken(person)).toHaveLength(1);
  });
});

describe('the link that stops mail', () => {
  const stop = async (token: string): Promise<boolean | undefined> => {
    const [row] = await world.as<{ stopped: boolean }>('anon', 'select public.unsubscribe($1) as stopped', [
      token
    ]);
    return row?.stopped;
  };

  const tokenOf = async (person: Reader): Promise<string> => {
    await tell(person, 'interest_accepted');
    await runPost(office(noon));
    return /avmeld\?t=([0-9a-f-]{36})/.exec(taken(person)[0]?.text ?? '')?.[1] ?? '';
  };

  it('stops it, whoever presses it, once or many times, but not the warnings', async () => {
    const person = await reader();
    const token = await tokenOf(person);
    await tell(person, 'interest_withdrawn');
    for (let n = 0; n < 2; n += 1) {
      expect(await stop(token)).toBe(true);
    }
    await tell(person, 'message_received', later(1));
    await tell(person, 'delete_soon', later(1), null);
    await runPost(office('2026-12-01T12:00:00Z'));
    expect(taken(person).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('ønsket'),
      expect.stringContaining('sletter')
    ]);
  });

  it('of a letter that never was stops nothing', async () => {
    expect(await stop(randomUUID())).toBe(false);
  });
});

describe('an invitation', () => {
  type Offer = { role?: 'deputy' | 'contact' | 'steering'; language?: 'nb' | 'nn' | 'en'; address?: string };
  const newAddress = (): string => `ny-${randomUUID()}@gjovik.kommune.no`;
  /** Offers a role to an address that nobody has signed in with; the clock of the offer is the test's too. */
  const offer = async (
    { role = 'deputy', language, address = newAddress() }: Offer = {},
    actor: Person = 'coordinator'
  ) => {
    const args = { ...inviteArgs(role, address), ...(language && { language }) };
    await world.apply(actor, op('invitations.send', args));
    await world.sql(
      `update public.invitations set invited_at = $2, ends_at = $2::timestamptz + interval '30 days' where id = $1`,
      [args.id, noon]
    );
    return { id: args.id, address };
  };
  const mailOf = async (id: string) =>
    (await world.sql<{ mail: string }>('select mail from public.invitations where id = $1', [id]))[0]?.mail;

  it.each([
    ['nb', 'Tilbud om en rolle: Stedfortreder, Helse, Gjøvik', '25. desember', ''],
    ['nn', 'Tilbod om ei rolle: Stadfortredar, Helse, Gjøvik', '25. desember', '/nn'],
    ['en', 'A role for you: Deputy, Health, Gjøvik', '25 December', '/en']
  ] as const)(
    'in %s tells an address what is offered, where, and until when',
    async (language, subject, day, prefix) => {
      const { id, address } = await offer({ language });
      expect(await mailOf(id)).toBe('waiting');
      expect(await runPost(office(noon))).toEqual({ sent: 1, refused: 0 });
      const [mail] = taken({ address });
      expect(mail?.subject).toBe(subject);
      expect(mail?.html).toContain(`<html lang="${language}">`);
      for (const body of [mail?.text, mail?.html]) {
        expect(body).toContain(address);
        expect(body).toContain(day);
        expect(body).toContain(`${origin}${prefix}/logg-inn`);
        expect(body).toContain(`${origin}${prefix}/personvern`);
        expect(body).not.toMatch(/undefined|letter_|null/);
      }
      expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@samskap\.example\.org>$/);
      expect(await mailOf(id)).toBe('sent');
      await runPost(office(later(60)));
      expect(taken({ address })).toHaveLength(1);
    }
  );

  it('speaks as the host does where no language was chosen', async () => {
    await world.sql(`update private.organisation_hosts set language = 'nn' where host = 'gjovik.kommune.no'`);
    const { address } = await offer();
    await world.sql(`update private.organisation_hosts set language = 'nb' where host = 'gjovik.kommune.no'`);
    await runPost(office(noon));
    expect(taken({ address })[0]?.subject).toContain('Tilbod');
  });

  it('with others to the same address is one letter', async () => {
    const { address } = await offer();
    await offer({ role: 'steering', address });
    await runPost(office(noon));
    const [mail, more] = taken({ address });
    expect(more).toBeUndefined();
    expect(mail?.subject).toBe('Tilbud om 2 roller i Samskap');
    expect(mail?.text).toContain('Styringsgruppa\nGjøvik, Gjøvik');
  });

  it('keeps no address but in the offer: the delivery record has none, and goes on without it', async () => {
    const { address } = await offer();
    await runPost(office(noon));
    const uid = await newPerson(world, address);
    await asAccount(world, uid, 'select public.session_begin()');
    expect(await world.sql('select 1 from public.invitations where email = $1', [address])).toEqual([]);
    const [left] = await world.sql<{ all: string }>(
      `select coalesce(jsonb_agg(l), '[]')::text || (select coalesce(jsonb_agg(o), '[]') from private.limits o)::text as all
       from private.letters l`
    );
    expect(left?.all).toContain('sent');
    expect(left?.all).not.toContain(address);
  });

  it('that was taken up, taken back or is over is not told of any more', async () => {
    const [one, other, third] = [await offer(), await offer(), await offer()];
    await world.sql('select private.letters_make($1)', [noon]);
    await asAccount(world, await newPerson(world, one.address), 'select public.session_begin()');
    await world.apply('leader', op('invitations.withdraw', { id: other.id }));
    await world.sql('update public.invitations set ends_at = $2 where id = $1', [third.id, noon]);
    expect(await runPost(office(noon))).toEqual({ sent: 0, refused: 0 });
    expect(peer.taken).toEqual([]);
  });

  it('to one who has an account is told as the role they got, not as an offer', async () => {
    await world.apply('coordinator', op('invitations.send', inviteArgs('contact', addressOf('staff'))));
    await runPost(office(later(60, new Date().toISOString())));
    const letters = taken({ address: addressOf('staff') });
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('/min-side/roller');
    await world.sql(
      `delete from public.unit_roles where organisation_id = $1 and role = 'contact'
      and person_id = (select id from auth.users where email = $2)`,
      [places.care, addressOf('staff')]
    );
  });

  it('offered anew within a week writes no second letter, and after it one', async () => {
    const { address } = await offer();
    await runPost(office(noon));
    const again = await offer({ address }, 'leader');
    expect(await mailOf(again.id)).toBe('sent');
    await runPost(office(later(1)));
    expect(taken({ address })).toHaveLength(1);
    await world.sql(`update private.letters set made_at = made_at - interval '9 days'`);
    await offer({ address });
    await runPost(office(later(2)));
    expect(taken({ address })).toHaveLength(2);
  });

  it('taken back and offered again is written five times a day at most', async () => {
    const address = newAddress();
    for (let times = 0; times < 5; times += 1) {
      const { id } = await offer({ address });
      await world.apply('coordinator', op('invitations.withdraw', { id }));
    }
    const sixth = await world.send('coordinator', op('invitations.send', inviteArgs('deputy', address)));
    expect(sixth.code).toBe('rate_limited');
    expect((await offer()).id).toBeTruthy();
  });

  it('is tried again as other letters are, and given up after a week', async () => {
    const { id, address } = await offer();
    peer.refuses.set(address, { code: 451, message: 'later' });
    const tries: number[] = [];
    for (let minute = 0; minute <= 4; minute += 1)
      if ((await runPost(office(later(minute)))).refused > 0) tries.push(minute);
    expect(tries).toEqual([0, 1, 3]);
    expect(await mailOf(id)).toBe('waiting');
    await runPost(office(later(60 * 24 * 8)));
    expect(await mailOf(id)).toBe('refused');
  });

  it('to an address that takes no mail is dropped, and whoever invites sees it and may try again', async () => {
    const { id, address } = await offer();
    peer.refuses.set(address, { code: 550, message: 'no such user' });
    expect(await runPost(office(noon))).toEqual({ sent: 0, refused: 1 });
    expect(await mailOf(id)).toBe('refused');
    peer.refuses.clear();
    await runPost(office(later(60)));
    expect(taken({ address })).toEqual([]);
    await offer({ address });
    await runPost(office(later(60)));
    expect(taken({ address })).toHaveLength(1);
  });

  it('is sent once, however many rounds run at once', async () => {
    const offers = [await offer(), await offer(), await offer()];
    await Promise.all(Array.from({ length: 4 }, () => runPost(office(noon))));
    for (const one of offers) expect(taken(one)).toHaveLength(1);
  });

  it('is thrown away with its address by the link in it, once or many times', async () => {
    const { id, address } = await offer();
    await runPost(office(noon));
    const [mail] = taken({ address });
    const token = /avmeld\?t=([0-9a-f-]{36})&om=tilbud/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(mail?.headerLines.map(({ line }) => line.replace(/\s+/g, ' '))).toContain(
      `List-Unsubscribe: <${origin}/api/unsubscribe?t=${token}> (Samskap)`
    );
    for (let times = 0; times < 2; times += 1)
      expect(await world.as('anon', 'select public.unsubscribe($1) as stopped', [token])).toEqual([
        { stopped: true }
      ]);
    expect(await mailOf(id)).toBeUndefined();
  });
});
