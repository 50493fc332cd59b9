/** Without a network: what is written in flight mode, by a phone that may die there, and on a clock that may be wrong. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  comesIn,
  openChallenges,
  saves,
  sendsInterest,
  writesInterest,
  type Card
} from './support/answers.ts';
import { Person, writesFrame, writesNeed, type Need } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { comesBack, isToldOfLoss, knocks, listsUnsent, isReady } from './support/sync.ts';
import { appliedOnce, rowsOf, theRow, unsent } from './support/stored.ts';
import { expect, test } from './support/test.ts';

const day = 24 * 60 * 60_000;

const need = (title: string): Need => ({
  title,
  today: 'Vaktlista henger på veggen, og den som er hjemme, må ringe for å vite hvem som kommer.',
  whom: 'De som går vakter, og de som venter på dem.',
  better: 'Alle ser den samme lista, også de som ikke er på jobb.'
});

/** Saves one challenge, sends interest in another, and writes to its unit before anybody has answered. */
const takesPart = async (person: Person, kept: Card, wanted: Card, message: string, word: string) => {
  await saves(person, kept);
  await person.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(person, message);
  await person.sees('pending_waiting');
  const interest = (await unsent(person.page)).find(({ kind }) => kind === 'interests.send');
  await person.opens(`/min-side/meldinger/${String(interest?.args.id)}`);
  await person.writes('message-text', word);
  await person.presses('thread_send');
  await person.sees('thread_waiting');
};

const writesChallenge = async (staff: Person, wanted: Need): Promise<void> => {
  await staff.opens('/kommune/ny');
  await writesNeed(staff, wanted);
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await staff.presses('write_next');
  await writesFrame(staff, wanted);
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
};

const writesProfile = async (person: Person, name: string): Promise<void> => {
  await person.opens('/min-side/profil');
  await expect(person.page.locator('[name="profile-name"]')).not.toHaveValue('');
  await person.writes('profile-name', name);
  await person.presses('common_save');
  await person.sees('pending_waiting');
};

const kinds = ['saved.add', 'interests.send', 'conversations.write', 'challenges.save', 'challenges.submit'];

/** Writes junk over the files in which the browser keeps its databases. */
const spoilsDatabases = async (profile: string): Promise<void> => {
  const folder = join(profile, 'Default', 'IndexedDB');
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile() && /^(MANIFEST-|CURRENT|\d+\.(log|ldb))/.test(file.name))
      await writeFile(join(file.parentPath, file.name), 'this is no database');
};

test('a phone that dies twice in flight mode sends five things once, in order, and opens on spoiled files', async ({
  app,
  handset
}) => {
  test.slow();
  const [kept, wanted, later] = (await openChallenges(app, 'gjovik')).slice(-3) as [Card, Card, Card];
  const [message, word] = [
    'Skrevet på flyet til Gardermoen, før vi lettet.',
    'Jeg kan også komme innom en tirsdag.'
  ];
  const written = need('Vaktlista på veggen');
  const phone = await handset();
  const holder = async (page: Page): Promise<Person> => new Person(page, 'nb');

  let staff = await holder(await phone.on());
  await staff.signsInAs('staff_trondheim');
  await isReady(staff);
  await phone.off();

  const ops = await test.step('a cold start without a network, and five things are done', async () => {
    app.net.cut();
    staff = await holder(await phone.on());
    await staff.opens('/utfordringer');
    await expect(staff.page.getByRole('article').first()).toBeVisible();
    await takesPart(staff, kept, wanted, message, word);
    await writesChallenge(staff, written);
    await writesProfile(staff, 'Ansatt på reise (demo)');
    const ops = await unsent(staff.page);
    const found = ops.map(({ kind }) => kind).filter((kind) => [...kinds, 'profiles.save'].includes(kind));
    expect([...new Set(found)]).toEqual([...kinds, 'profiles.save']);
    return ops;
  });

  await test.step('the power goes, and all of it is still there and shown', async () => {
    await phone.dies();
    staff = await holder(await phone.on());
    await expect(await listsUnsent(staff)).not.toHaveCount(0);
    expect((await unsent(staff.page)).map(({ op_id }) => op_id)).toEqual(ops.map(({ op_id }) => op_id));
  });

  await test.step('cover for a moment: the server has it all, the phone hears nothing and dies again', async () => {
    const stored = app.net.committed(/sync_push/);
    app.net.heal();
    app.net.inject(/sync_push/, 'break-reply', 1, async () => app.net.cut());
    await knocks(staff);
    await stored;
    await phone.dies();
  });

  await test.step('the network is back', async () => {
    staff = await holder(await phone.on());
    await listsUnsent(staff);
    expect((await unsent(staff.page)).map(({ op_id }) => op_id)).toEqual(ops.map(({ op_id }) => op_id));
    await comesBack(staff, app);
    await staff.sees('unsent_empty_title');
    appliedOnce(app.net.judged, ops);
    await theRow(app, staff, 'saved', { challenge_id: kept.id });
    await theRow(app, staff, 'interests', { message });
    await theRow(app, staff, 'messages', { text: word });
    expect((await theRow(app, staff, 'challenges', { title: written.title })).state).toBe('submitted');
    await theRow(app, staff, 'profiles', { name: 'Ansatt på reise (demo)' });
  });

  await test.step('the files of the databases are spoiled while it is off: what the server has comes back', async () => {
    app.net.cut();
    await saves(staff, later);
    await phone.off();
    await spoilsDatabases(phone.folder);
    app.net.heal();
    staff = await holder(await phone.on());
    await isToldOfLoss(staff, 1);
    await staff.opens('/min-side');
    await staff.isInStep();
    await staff.opens('/min-side/interesser');
    await expect(staff.page.getByText(wanted.title, { exact: true })).toBeVisible();
    await staff.opens('/utfordringer');
    await expect(staff.page.getByRole('article').first()).toBeVisible();
    expect(await rowsOf(app, staff, 'saved', { challenge_id: later.id })).toEqual([]);
  });
});

test('the server stops: every screen opens, and a challenge, an interest and a message arrive once, in order', async ({
  app,
  phone
}) => {
  const [kept, wanted] = (await openChallenges(app, 'trondheim')).slice(-2) as [Card, Card];
  const [message, word] = ['Skrevet mens tjeneren sto.', 'Og dette mens den fortsatt sto.'];
  const written = need('Nøkkelen som ligger hos naboen');
  const staff = new Person(await phone(), 'nb');
  await staff.signsInAs('staff_gjovik');
  await isReady(staff);
  await staff.opens(`/utfordringer/${wanted.slug}`);
  await app.end();

  // Visited or not.
  const paths = ['/', '/utfordringer', `/utfordringer/${kept.slug}`, '/kommune', '/min-side/lagret', '/om'];
  for (const path of [...paths, '/min-side/varsler', '/min-side/innstillinger', '/personvern']) {
    await staff.opens(path);
    await expect(staff.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(staff.page.getByText(staff.say('fault_title'))).toBeHidden();
  }
  await writesChallenge(staff, written);
  await takesPart(staff, kept, wanted, message, word);
  const ops = await unsent(staff.page);
  await app.serve();
  await comesBack(staff, app);
  appliedOnce(app.net.judged, ops);
  expect((await theRow(app, staff, 'challenges', { title: written.title })).state).toBe('submitted');
  await theRow(app, staff, 'saved', { challenge_id: kept.id });
  const interest = await theRow(app, staff, 'interests', { message });
  expect((await theRow(app, staff, 'messages', { text: word })).conversation_id).toBe(interest.id);
});

test('two hours without cover: the token has run out, is renewed once, and all is sent once', async ({
  app,
  phone
}) => {
  const [wanted] = (await openChallenges(app, 'trondheim')).slice(-3) as [Card];
  const message = 'Skrevet på toget over Dovre, og sendt to timer etterpå.';
  const student = new Person(await phone(), 'nb');
  await student.page.clock.install();
  await comesIn(student, 'over.dovre@stud.ntnu.no', app);
  await isReady(student);
  app.net.cut();
  await student.opens(`/utfordringer/${wanted.slug}`);
  await student.presses('save_add');
  await writesInterest(student, message);
  const ops = await unsent(student.page);
  expect(ops).toHaveLength(2);

  await student.page.clock.fastForward('02:00:00');
  app.net.expireTokens();
  const renewals = () => app.net.answered.filter((line) => line.startsWith('POST /auth/v1/token')).length;
  const before = renewals();
  await comesBack(student, app);
  expect(renewals()).toBe(before + 1);
  appliedOnce(app.net.judged, ops);
  await theRow(app, student, 'interests', { message });
  await student.sees('interest_sent_title');
});

for (const [name, off] of [
  ['ahead', day],
  ['behind', -day]
] as const) {
  test(`a clock that is a day ${name} and is then put right loses, doubles and dates nothing wrongly`, async ({
    app,
    phone
  }) => {
    const [first, second] = (await openChallenges(app, 'trondheim')).slice(-5) as [Card, Card];
    const message = `Skrevet med klokka feil (${name}).`;
    const student = new Person(await phone(), 'nb');
    await student.page.clock.setSystemTime(Date.now() + off);
    await comesIn(student, `clock.${name}@stud.ntnu.no`, app);
    await isReady(student);
    app.net.cut();
    await student.opens(`/utfordringer/${first.slug}`);
    await writesInterest(student, message);
    // Tried in vain, so its next try is set by the wrong clock.
    await knocks(student);
    await expect
      .poll(async () => (await unsent(student.page)).filter(({ first_sent_at }) => first_sent_at))
      .toHaveLength(1);
    await student.page.clock.setSystemTime(Date.now());
    await student.opens(`/utfordringer/${second.slug}`);
    await student.presses('save_add');
    const ops = await unsent(student.page);
    expect(ops).toHaveLength(2);
    await comesBack(student, app);
    appliedOnce(app.net.judged, ops);
    const { sent_at } = await theRow(app, student, 'interests', { message });
    expect(Math.abs(Date.parse(String(sent_at)) - Date.now())).toBeLessThan(60_000);
    await theRow(app, student, 'saved', { challenge_id: second.id });
  });
}

test('the server dies twice at sign-in: there is one account, and its person gets in', async ({
  app,
  phone
}) => {
  const email = 'to.forsok@stud.ntnu.no';
  const [wanted] = (await openChallenges(app, 'gjovik')).slice(-4) as [Card];
  const person = new Person(await phone({ expects: /status of 40\d/ }), 'nb');
  const dies = () => app.end('SIGKILL');
  await person.opens('/logg-inn');
  await phoneIsFilled(person.page);
  app.net.inject(/\/auth\/v1\/verify/, 'break-reply', 1, dies);
  await person.signsInWithCode(email, app);
  // The code is used, and nobody here knows: the words say what can be done.
  await person.sees('error_offline');
  await app.serve();
  await person.presses('sign_verify');
  await person.sees('error_wrong_code');
  await person.presses('sign_resend');
  await person.sees('sign_resent', { email });
  app.net.inject(/session_begin/, 'break-reply', 1, dies);
  await person.page.getByLabel(person.say('sign_code'), { exact: true }).fill(await app.code(email));
  await person.presses('sign_verify');
  await person.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
  await app.serve();
  await comesBack(person, app);
  await theRow(app, person, 'profiles', {});
  await theRow(app, person, 'affiliations', {});
  await person.opens(`/utfordringer/${wanted.slug}`);
  await sendsInterest(person, 'Kom inn til slutt, og vil gjerne være med.');
});
