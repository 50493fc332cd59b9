/** What people see of sync: what waits, what needs help, signing out, a borrowed computer, another person, numbers. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { endsSession } from './support/sync.ts';
import { covered, expect, test } from './support/test.ts';

type Card = { id: string; slug: string; title: string; organisation_id: string };

const unit = '0a000000-0000-4000-8000-000000000011';
/** The demo student's accepted interest: its two sides may write. */
const thread = '/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01';

const challengesOf = async (app: App, ofUnit: boolean): Promise<Card[]> => {
  const answer = await fetch(`${app.origin}/api/open/v1/cards?theme=health`);
  const { cards } = (await answer.json()) as { cards: Card[] };
  return cards.filter((card) => (card.organisation_id === unit) === ofUnit);
};

const cuts = async (app: App, { page }: Person): Promise<void> => {
  app.net.cut();
  await page.evaluate(() => dispatchEvent(new Event('offline')));
};

const comesBack = async (app: App, person: Person): Promise<void> => {
  app.net.heal();
  await person.page.evaluate(() => dispatchEvent(new Event('online')));
  await person.isInStep(20_000);
};

const inDialog = ({ page, say }: Person, key: string, values: Record<string, string | number> = {}) =>
  page.getByRole('dialog').getByRole('button', { name: say(key, values), exact: true });

const link = (person: Person, key: string) =>
  person.page.getByRole('banner').getByRole('link', { name: String(person.say(key)) });

const writesInterest = async (student: Person, message: string): Promise<void> => {
  await student.writes('interest-name', 'Student i vernepleie');
  await student.writes('interest-message', message);
  await inDialog(student, 'interest_send').click();
  await expect(student.page.getByRole('dialog')).toBeHidden();
};

/** What of a person lies in this browser: the names of databases, and what says who they are. */
const traces = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'samskap-pub'),
    notes: Object.keys(localStorage).filter((name) => name.startsWith('samskap-'))
  }));

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('a student goes on in flight mode: all that waits is listed in words, and arrives once', async ({
  phone,
  app
}) => {
  test.slow();
  const [first, second] = await challengesOf(app, false);
  if (!first || !second) throw new Error('the demo world has too few challenges');
  const student = new Person(await phone({ viewport: { width: 320, height: 700 } }), 'nb');
  const { page, say } = student;
  await student.signsInAs('student');
  await student.opens('/min-side');
  await student.isInStep();
  await phoneIsFilled(page);
  await cuts(app, student);

  await test.step('search and filter', async () => {
    await student.opens('/utfordringer?theme=health');
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.getByRole('searchbox').fill(second.title);
    await expect(page.getByRole('article')).toHaveCount(1);
  });
  await test.step('save, and send, correct and withdraw interest', async () => {
    await student.opens(`/utfordringer/${first.slug}`);
    await student.presses('save_add');
    await student.sees('save_done');
    await student.presses('interest_send');
    await writesInterest(student, 'Dette skrev jeg for fort.');
    await student.sees('pending_waiting');
    await student.presses('interest_edit');
    await expect(page.locator('[name="interest-message"]')).toHaveValue('Dette skrev jeg for fort.');
    await student.sees('interest_edit_text');
    await writesInterest(student, 'Dette tenkte jeg over først.');
    await student.opens(`/utfordringer/${second.slug}`);
    await student.presses('interest_send');
    await writesInterest(student, 'Denne angrer jeg på.');
    await student.presses('interest_withdraw');
    await inDialog(student, 'interest_withdraw').click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
  await test.step('write a message, change the profile, read notices', async () => {
    await student.opens(thread);
    await student.writes('message-text', 'Vi kommer torsdag i stedet.');
    await student.presses('thread_send');
    await student.sees('thread_waiting');
    await student.opens('/min-side/profil');
    await student.writes('profile-name', 'Student i flymodus');
    await student.presses('common_save');
    await student.sees('pending_waiting');
    await student.opens('/min-side/varsler');
    await student.presses('notices_read_all');
    await student.sees('notices_none_unread');
  });
  await test.step('the sheet lists it all, at 320 px, and the back button closes it', async () => {
    const url = page.url();
    await link(student, 'sync_offline').click();
    const sheet = page.getByRole('dialog', { name: String(say('sync_where')) });
    const items = sheet.getByRole('listitem');
    for (const what of [
      say('unsent_interest', { title: first.title }),
      say('unsent_about', { what: 'Interesse trukket', title: second.title }),
      say('unsent_message'),
      say('op_profiles_save')
    ])
      await expect(items.getByText(what).first()).toBeVisible();
    await expect(items.getByText(say('unsent_seen'))).toBeVisible();
    await expect(sheet.getByText(say('sync_offline_waiting_long'))).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.goBack();
    await expect(sheet).toBeHidden();
    expect(page.url()).toBe(url);
    await link(student, 'sync_offline').click();
    // Escape that comes before the sheet closes nothing.
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    // The browser closes the dialog at once; the step back in the history follows, and would call off the next page.
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(history.state ?? {}).includes('"sync"')))
      .toBe(false);
    expect(page.url()).toBe(url);
  });
  await test.step('a copy holds every word', async () => {
    await student.opens('/min-side/usendt');
    const waiting = page.waitForEvent('download');
    await student.presses('unsent_copy_all');
    const file = await readFile(await (await waiting).path(), 'utf8');
    for (const words of ['Dette tenkte jeg over først.', 'Vi kommer torsdag i stedet.', 'Student i flymodus'])
      expect(file).toContain(words);
    expect(await findings(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  });
  await test.step('with the network everything arrives', async () => {
    await comesBack(app, student);
    await student.sees('unsent_empty_title');
    await student.opens(`/utfordringer/${first.slug}`);
    await student.sees('interest_sent_title');
    const next = new Person(await phone(covered), 'nb');
    await next.signsInAs('student');
    await next.opens(thread);
    const messages = next.page.getByRole('region', { name: next.say('thread_messages') });
    await expect(messages.getByText('Vi kommer torsdag i stedet.')).toHaveCount(1);
    await next.opens('/min-side/varsler');
    await next.sees('notices_none_unread');
  });
});

test('staff draft, send in and answer in flight mode', async ({ phone, app }) => {
  const card = (await challengesOf(app, true))[2];
  if (!card) throw new Error('the demo world has too few challenges');
  const [student, staff] = [new Person(await phone(covered), 'nb'), new Person(await phone(), 'nb')];
  await student.signsInAs('researcher');
  await student.opens(`/utfordringer/${card.slug}`);
  await student.presses('interest_send');
  await writesInterest(student, 'Jeg forsker på nettopp dette, og har tid fra januar.');
  await student.isInStep();

  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune');
  await staff.isInStep();
  await phoneIsFilled(staff.page);
  await cuts(app, staff);
  await staff.page
    .getByRole('article')
    .filter({ hasText: 'Jeg forsker på nettopp dette' })
    .getByRole('button', { name: staff.named('answer_accept') })
    .click();
  await staff.presses('answer_accept_send');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.opens('/kommune/ny');
  await staff.writes('today', 'Vi vet ikke hvor mange som venter på svar når telefonen er nede om natten.');
  await staff.writes('whom', 'Alle som ringer om natten, og de som har vakt.');
  await staff.writes('better', 'Den som ringer, får vite at noen ringer opp igjen.');
  await staff.presses('write_next');
  await staff.writes('title', 'Telefonen som ingen tar om natten');
  await staff.page.locator('[name="theme_id"]').selectOption({ index: 1 });
  await staff.page.getByRole('checkbox', { name: staff.say('kind_master'), exact: true }).check();
  await staff.writes('contact_role', 'Vaktleder');
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
  const own = staff.page.getByRole('article').filter({ hasText: 'Telefonen som ingen tar om natten' });
  await expect(own.first()).toContainText(String(staff.say('pending_waiting')));
  await comesBack(app, staff);
  await expect(own.first()).not.toContainText(String(staff.say('pending_waiting')));
  await student.page.evaluate(() => dispatchEvent(new Event('online')));
  await student.sees('interest_accepted_title');
});

test('two texts become one: what both wrote stands side by side, and a third is written from them', async ({
  phone,
  app
}) => {
  const card = (await challengesOf(app, true))[3];
  if (!card) throw new Error('the demo world has too few challenges');
  const staff = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  const leader = new Person(await phone(covered), 'nb');
  await staff.signsInAs('staff_gjovik');
  await leader.signsInAs('leader');
  for (const person of [staff, leader]) {
    await person.opens(`/kommune/${card.id}`);
    await expect(person.page.locator('[name="whom"]')).not.toHaveValue('');
    await person.isInStep();
  }
  await phoneIsFilled(staff.page);
  await staff.page.context().setOffline(true);
  await staff.writes('whom', 'De som går vakt om natten.');
  await staff.writes('better', 'Kortere vei til svar.\n\nOg noen som tar telefonen.');
  await staff.sees('write_saved_here');
  await leader.writes('whom', 'De som går vakt i helgen.');
  await leader.writes('better', 'Et svar samme dag.');
  await leader.sees('write_saved');
  await leader.isInStep();
  await staff.page.context().setOffline(false);
  await staff.page.evaluate(() => dispatchEvent(new Event('online')));

  await staff.looksAtHelp();
  await staff.sees('conflict_text');
  const sides = staff.page
    .getByText('De som går vakt om natten.')
    .or(staff.page.getByText('De som går vakt i helgen.'));
  const [mine, theirs] = await Promise.all([0, 1].map((n) => sides.nth(n).boundingBox()));
  expect(mine?.y).toBe(theirs?.y);
  await staff.page.setViewportSize({ width: 320, height: 700 });
  for (const reader of (['nn', 'en', 'nb'] as const).map((language) => new Person(staff.page, language))) {
    await reader.opens('/min-side/usendt');
    await reader.sees('conflict_text');
    expect(await fits(staff.page)).toBe(true);
    expect(await findings(staff.page)).toEqual([]);
    await reader.presses('conflict_write');
    expect(await fits(staff.page)).toBe(true);
    expect(await findings(staff.page)).toEqual([]);
  }
  const together = staff.page.getByRole('textbox', { name: /slik den skal bli/ });
  await expect(together.first()).toHaveValue('De som går vakt om natten.');
  await together.first().fill('De som går vakt om natten og i helgen.');
  await staff.presses('conflict_send');
  await staff.sees('unsent_empty_title');
  await staff.isInStep();
  await leader.page.evaluate(() => dispatchEvent(new Event('online')));
  await leader.opens(`/kommune/${card.id}`);
  await expect(leader.page.locator('[name="whom"]')).toHaveValue('De som går vakt om natten og i helgen.');
  await expect(leader.page.locator('[name="better"]')).toHaveValue(/^Kortere vei til svar/);
});

test('on a borrowed computer the tab alone knows who one is, and nothing is left when it is gone', async ({
  phone,
  app
}) => {
  const [card] = await challengesOf(app, false);
  const guest = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  const { page } = guest;
  await guest.opens('/logg-inn');
  await guest.isAwake();
  await page.getByRole('switch', { name: String(guest.say('sign_guest')) }).check();
  await guest.signsInWithCode('laant.maskin@stud.ntnu.no', app);
  await page.waitForURL(/\/velkommen/);
  await guest.opens('/min-side');
  await guest.sees('sign_guest_on');
  await guest.isInStep();
  expect((await traces(page)).notes).not.toContain('samskap-auth');
  await page.reload();
  await guest.sees('sign_guest_on');
  await phoneIsFilled(page);

  await cuts(app, guest);
  await guest.opens(`/utfordringer/${card?.slug}`);
  await guest.presses('save_add');
  await guest.sees('save_done');
  // Whoever closes the tab with something unsent is asked first.
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await closing;
  app.net.heal();

  const next = new Person(await page.context().newPage(), 'nb');
  await next.opens('/min-side');
  await next.sees('sign_needed_title');
  await expect(async () => {
    const { databases, notes } = await traces(next.page);
    expect(databases).toEqual([]);
    expect(notes.filter((name) => /person|auth|guest|wipe|unsent/.test(name))).toEqual([]);
  }).toPass();
});

test('a browser without locks: another tab leaves a living guest alone, and the next one a closed one nothing', async ({
  phone,
  app
}) => {
  const [card] = await challengesOf(app, false);
  const guest = new Person(await phone(), 'nb');
  const { page } = guest;
  const context = page.context();
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  await guest.opens('/demo');
  await guest.isAwake();
  await page.getByRole('switch', { name: String(guest.say('sign_guest')) }).check();
  await page.locator('button[value="phd"]').click();
  await page.waitForURL(/\/utfordringer/);
  await guest.isInStep();
  await phoneIsFilled(page);
  await cuts(app, guest);
  await guest.opens(`/utfordringer/${card?.slug}`);
  await guest.presses('save_add');
  await guest.sees('save_done');

  // It looks for guests who are gone before anybody's rows are read there.
  const other = new Person(await context.newPage(), 'nb');
  await other.opens('/min-side');
  await other.sees('sign_needed_title');
  await other.page.close();
  expect((await traces(page)).databases).toHaveLength(1);
  await comesBack(app, guest);
  await guest.opens('/min-side/lagret');
  await expect(page.getByText(card?.title ?? '', { exact: true })).toBeVisible();

  await page.close();
  const next = new Person(await context.newPage(), 'nb');
  await next.opens('/min-side');
  await next.sees('sign_needed_title');
  await expect.poll(async () => (await traces(next.page)).databases).toEqual([]);
});

test('signing out tells what would be lost; another person on the phone sees and sends nothing of it', async ({
  phone,
  app
}) => {
  test.slow();
  const [card] = await challengesOf(app, false);
  // Her session is ended in the middle, and Chromium says so.
  const anna = new Person(await phone({ expects: /status of 400/ }), 'nb');
  const { page } = anna;
  const address = 'anna.telefon@stud.ntnu.no';
  await anna.opens('/logg-inn');
  await anna.signsInWithCode(address, app);
  await page.waitForURL(/\/velkommen/);
  await anna.opens(`/utfordringer/${card?.slug}`);
  await anna.isInStep();
  await phoneIsFilled(page);
  await cuts(app, anna);
  await anna.presses('interest_send');
  await writesInterest(anna, 'Bare Anna skal se dette.');

  await test.step('sign-out lists it, and going back drops nothing', async () => {
    await anna.opens('/min-side');
    await anna.presses('mine_sign_out');
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByText(anna.say('unsent_interest', { title: card?.title ?? '' }))).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await inDialog(anna, 'signout_send').click();
    await anna.sees('signout_failed');
    await inDialog(anna, 'signout_delete').click();
    await anna.sees('signout_drop_text');
    await expect(sheet.getByText(anna.say('unsent_interest', { title: card?.title ?? '' }))).toBeVisible();
    await inDialog(anna, 'signout_back').click();
    await inDialog(anna, 'signout_stay').click();
    await expect(sheet).toBeHidden();
  });

  await test.step('her session ends, and another signs in: nothing of hers is shown or sent', async () => {
    app.net.heal();
    await endsSession(anna);
    await anna.sees('sign_ended_title');
    // Anew, it says so at once, on each of her pages, with the way back to it and nothing of hers.
    for (const path of ['/min-side', '/min-side/meldinger', '/kommune/ny']) {
      await anna.opens(path);
      await anna.sees('sign_ended_unsent', { count: '1' });
      await expect(page.locator('.ds-skeleton')).toHaveCount(0);
      await expect(page.getByText('Bare Anna skal se dette.')).toBeHidden();
    }
    await page.getByRole('link', { name: anna.say('sign_locked_title') }).click();
    await expect(page).toHaveURL(/\/logg-inn\?til=%2Fkommune%2Fny$/);
    await anna.opens('/logg-inn');
    await anna.sees('sign_left_behind', { email: address });
    expect(await findings(page)).toEqual([]);
    const pushes = () => app.net.passed.filter((line) => line.includes('sync_push')).length;
    const before = pushes();
    await anna.signsInWithCode('berit.telefon@stud.ntnu.no', app);
    await page.waitForURL(/\/velkommen/);
    await anna.opens('/min-side/usendt');
    await anna.sees('unsent_empty_title');
    await anna.isInStep();
    expect(pushes()).toBe(before);
    await anna.opens('/min-side');
    await anna.presses('mine_sign_out');
    await inDialog(anna, 'signout_now').click();
    await expect(page).toHaveURL(/\/$/);
  });

  await test.step('she comes back, and it is sent as hers', async () => {
    await anna.opens('/logg-inn');
    await anna.signsInWithCode(address, app);
    await expect(page).not.toHaveURL(/logg-inn/);
    await anna.opens(`/utfordringer/${card?.slug}`);
    await anna.isInStep();
    await anna.sees('interest_sent_title');
  });

  await test.step('what she drops, she drops knowingly', async () => {
    await cuts(app, anna);
    await anna.presses('save_add');
    await anna.sees('save_done');
    await anna.opens('/min-side');
    await anna.presses('mine_sign_out');
    await inDialog(anna, 'signout_delete').click();
    await inDialog(anna, 'signout_drop').click();
    await expect(page).toHaveURL(/\/$/);
    app.net.heal();
    expect((await traces(page)).databases).toEqual([]);
  });
});

test('troubleshooting gives numbers without content, and fetches all anew beside what is unsent', async ({
  phone,
  app
}) => {
  const [, , card] = await challengesOf(app, false);
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await student.signsInAs('phd');
  await student.opens(`/utfordringer/${card?.slug}`);
  await student.isInStep();
  await phoneIsFilled(page);
  await cuts(app, student);
  await student.presses('save_add');
  await student.sees('save_done');
  await student.opens('/min-side/feilsoking');
  const value = (key: string) =>
    page.getByText(say(key), { exact: true }).locator('..').getByRole('definition');
  await expect(value('diag_waiting')).toHaveText('1');
  await expect(value('diag_clock')).toHaveText(say('diag_unknown'));
  await student.presses('diag_again');
  await student.sees('diag_again_offline');
  await expect(value('diag_waiting')).toHaveText('1');
  await comesBack(app, student);
  await expect(value('diag_waiting')).toHaveText('0');
  await student.presses('diag_again');
  await student.sees('diag_again_done');
  await expect(value('diag_clock')).toHaveText(say('diag_clock_right'));
  await expect(value('diag_public')).not.toHaveText(/^0 /);
  expect(await findings(page)).toEqual([]);
  await student.presses('diag_copy');
  await student.sees('diag_copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${String(say('diag_waiting'))}: 0`);
  expect(copied).not.toContain(card?.title);
  expect(copied).not.toContain('@');
});
