import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import encodeQR from 'qr';
import { ticketText } from '../../src/lib/domain/registrations/ticket.ts';
import { findings } from './support/axe.ts';
import { holdsUp } from './support/camera.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { soon } from './support/soon.ts';
import { expect, test } from './support/test.ts';

/** Of the demo world: three seats, two of them taken. */
const breakfast = '/moteplasser/frokost-ny-i-gjovik-4e0001';

test('a meeting goes into the calendar without cover, by the very file that the server has', async ({
  phone,
  app
}) => {
  const student = new Person(await phone(), 'nb');
  await student.opens(breakfast);
  await phoneIsFilled(student.page);
  const link = student.page.getByRole('link', { name: student.named('calendar_add') });
  const address = String(await link.getAttribute('href'));
  const served = await (await fetch(new URL(address, app.origin))).text();
  await student.page.context().setOffline(true);
  await expect(link).toHaveCount(0);
  const waiting = student.page.waitForEvent('download');
  await student.presses('calendar_add');
  const file = await waiting;
  expect(file.suggestedFilename()).toBe(`${breakfast.split('/').at(-1)}.ics`);
  const made = await readFile(await file.path(), 'utf8');
  expect(made).toBe(served);
  const [event] = new ICAL.Component(ICAL.parse(made) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
  expect(event?.summary).toBe('Frokost: Ny i Gjøvik');
  expect(event?.location).not.toBe('');
});

test('the last seat of a breakfast is taken, waited for, given back and offered to the first in line', async ({
  phone
}) => {
  test.slow();
  const student = new Person(await phone(), 'nb');
  const guest = new Person(await phone(), 'en');

  await student.opens('/moteplasser');
  await student.page.getByRole('link', { name: 'Frokost: Ny i Gjøvik' }).click();
  await expect(student.page.getByRole('heading', { level: 1 })).toHaveText('Frokost: Ny i Gjøvik');
  expect(await findings(student.page)).toEqual([]);
  await student.signsInAs('student');
  await student.opens(breakfast);
  await student.presses('register_open');
  await student.writes('register-size', '2');
  await student.presses('register_send');
  // Two seats are not there: the phone says what it knows, and the server decides.
  await student.sees('place_waiting');
  await student.presses('place_cancel');
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('place_cancel') })
    .click();
  await student.sees('place_cancelled');
  await student.isInStep();
  await student.presses('register_open');
  await student.presses('register_send');
  await student.sees('place_registered');
  await student.isInStep();
  // There is no fourth chair, and that is said before it is sent.
  await student.presses('place_change');
  await student.writes('register-size', '2');
  await student.presses('common_save');
  await expect(student.page.locator('#register-size-fault')).toBeVisible();
  expect(await findings(student.page)).toEqual([]);
  await student.writes('register-size', '1');
  await student.writes('register-needs', 'Vegetar');
  await student.presses('common_save');
  await expect(student.page.getByRole('dialog')).toBeHidden();
  await student.isInStep();
  await student.presses('place_change');
  await expect(student.page.locator('[name="register-needs"]')).toHaveValue('Vegetar');
  await student.page.keyboard.press('Escape');

  await guest.signsInAs('citizen');
  await guest.opens(breakfast);
  await guest.presses('register_wait');
  await guest.writes('register-name', 'Guest');
  await guest.page
    .getByRole('dialog')
    .getByRole('button', { name: guest.say('register_wait') })
    .click();
  await guest.sees('place_waiting');
  await guest.isInStep();

  await student.presses('place_cancel');
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('place_cancel') })
    .click();
  await student.sees('place_cancelled');
  await student.isInStep();

  await guest.opens('/min-side/varsler');
  await guest.page
    .getByRole('link', { name: guest.say('notice_seat_offered', { title: 'Frokost: Ny i Gjøvik' }) })
    .click();
  await guest.sees('place_offered');
  await guest.presses('place_accept');
  await guest.sees('place_registered');
  await guest.opens('/min-side/moteplasser');
  await expect(guest.page.getByRole('article').filter({ hasText: 'Frokost: Ny i Gjøvik' })).toContainText(
    String(guest.say('place_registered'))
  );
  expect(await findings(guest.page)).toEqual([]);
});

test('a calendar of all meeting places, or of a theme alone, is an address to copy', async ({ phone }) => {
  const visitor = new Person(await phone(), 'nn');
  await visitor.opens('/moteplasser');
  const address = visitor.page.getByLabel(String(visitor.say('calendar_subscribe_address')));
  const text = async () => (await fetch(await address.inputValue())).text();
  expect(await text()).toContain('NAME:Møteplassar');
  await visitor.page.locator('[name="calendar-theme"]').selectOption('health');
  await expect(address).toHaveValue(/lang=nn&theme=health$/);
  expect(await text()).toContain('Helse og velferd');
  expect(await findings(visitor.page)).toEqual([]);
});

test('one’s own calendar: made, read, renewed and closed, also what was made without cover', async ({
  phone
}) => {
  const student = new Person(await phone(), 'nn');
  const { page } = student;
  const status = async (address: string) => (await fetch(address)).status;
  const address = () => page.getByLabel(String(student.say('calendar_own_address')));
  const confirms = (key: string) =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: String(student.say(key)) })
      .click();
  await student.signsInAs('student');
  await student.opens('/min-side/moteplasser');
  await student.sees('calendar_own_warning');
  await student.presses('calendar_own_make');
  const first = await address().inputValue();
  await student.isInStep();
  const text = await (await fetch(first)).text();
  expect(text).toContain('NAME:Møteplassane dine i Samskap');
  expect(await findings(page)).toEqual([]);

  await page.context().setOffline(true);
  await student.presses('calendar_own_renew');
  await confirms('calendar_own_renew');
  await student.sees('calendar_own_waits');
  const second = await address().inputValue();
  expect(second).not.toBe(first);
  expect([await status(first), await status(second)]).toEqual([200, 404]);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep();
  expect([await status(first), await status(second)]).toEqual([404, 200]);

  // The key is nowhere on the phone: who opens the page anew can close the address, not read it.
  await student.opens('/min-side/moteplasser');
  await expect(page.getByRole('button', { name: student.named('calendar_own_revoke') })).toBeVisible();
  await expect(address()).toHaveCount(0);
  await student.presses('calendar_own_revoke');
  await confirms('calendar_own_revoke');
  await expect(page.getByRole('button', { name: student.named('calendar_own_make') })).toBeVisible();
  await student.isInStep();
  expect(await status(second)).toBe(404);
});

test('a host writes on a train without cover, invites, and sees who comes', async ({ phone, app }) => {
  test.slow();
  const host = new Person(await phone(), 'nb');
  await host.signsInAs('staff_gjovik');
  await host.opens('/kommune/moteplasser');
  await host.isInStep();
  await phoneIsFilled(host.page);
  await host.page.context().setOffline(true);
  await host.opens('/kommune/moteplasser/ny');
  await host.writes('title', 'Frokost om trygge netter');
  // Who leaves in the middle of a word finds it again.
  await host.page
    .locator('main')
    .getByRole('link', { name: host.say('host_title') })
    .click();
  await host.page.getByRole('link', { name: 'Frokost om trygge netter' }).click();
  await host.presses('host_publish');
  await expect(host.page.locator('#address-fault')).toBeVisible();
  expect(await findings(host.page)).toEqual([]);
  await host.page.locator('[name="kind"]').selectOption('breakfast');
  await host.page.getByRole('checkbox', { name: host.say('meeting_audience_student') }).check();
  // A day that others have taken is said at once, without cover too, and stops nobody.
  const holiday = `${new Date().getFullYear() + 1}-05-17`;
  await host.writes('day', holiday);
  const clash = host.page.getByRole('status').getByText(/og da har folk fri/);
  await expect(clash).toBeVisible();
  expect(await findings(host.page)).toEqual([]);
  const { day, from, to, before } = soon();
  await host.writes('day', day);
  await expect(clash).toBeHidden();
  await host.writes('starts_at', from);
  await host.writes('ends_at', before);
  await host.writes('address', 'Kauffeldts plass 1, Gjøvik');
  await host.writes('capacity', 'mange');
  await host.presses('host_publish');
  await expect(host.page.locator('#capacity-fault')).toBeVisible();
  await host.writes('capacity', '1');
  await host.presses('host_publish');
  await expect(host.page.locator('#ends_at-fault')).toBeVisible();
  await host.writes('ends_at', to);
  await host.presses('host_publish');
  await host.sees('host_coming');
  await host.sees('pending_waiting');
  await host.opens('/kommune/moteplasser');
  await host.page.context().setOffline(false);
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.isInStep();

  const guest = new Person(await phone(), 'en');
  await guest.signsInAs('student');
  await guest.opens('/moteplasser');
  await guest.page.getByRole('link', { name: 'Frokost om trygge netter' }).click();
  await guest.presses('register_open');
  const guestName = await guest.page.locator('[name="register-name"]').inputValue();
  await guest.page
    .getByRole('dialog')
    .getByRole('button', { name: guest.say('register_send') })
    .click();
  await guest.sees('place_registered');
  await guest.isInStep();

  await host.page.getByRole('link', { name: 'Frokost om trygge netter' }).click();
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  const coming = host.page.getByRole('region', { name: host.say('host_coming') });
  await expect(coming.getByText(String(host.say('host_state_registered')))).toBeVisible();
  const waiting = host.page.waitForEvent('download');
  await host.presses('host_csv');
  expect(await readFile(await (await waiting).path(), 'utf8')).toContain(
    String(host.say('host_state_registered'))
  );
  expect(await findings(host.page)).toEqual([]);

  // At the door, where neither has cover: the host's camera sees what stands on the guest's phone.
  await phoneIsFilled(guest.page);
  await guest.page.context().setOffline(true);
  await guest.presses('ticket_show');
  const ticket = guest.page.getByRole('img', { name: String(guest.say('ticket_alt')) });
  expect(await findings(guest.page)).toEqual([]);
  const seen = await ticket.evaluate((picture) => new XMLSerializer().serializeToString(picture));
  await guest.page.keyboard.press('Escape');
  await host.page.context().setOffline(true);
  await holdsUp(host.page, seen);
  await host.page.getByRole('link', { name: host.named('door_open') }).click();
  await host.sees('door_count', { here: '0', all: '1' });
  // A phone that cannot store it says so, and checks nobody in.
  await host.page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    addEventListener('room', () => (IDBObjectStore.prototype.add = add), { once: true });
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await host.presses('door_scan');
  await host.sees('error_phone_full');
  await host.presses('door_scan_stop');
  await host.presses('door_mark');
  await expect(
    host.page
      .getByRole('region', { name: host.say('door_names'), exact: true })
      .getByText(String(host.say('error_phone_full')))
  ).toBeVisible();
  await host.sees('door_count', { here: '0', all: '1' });
  expect(await findings(host.page)).toEqual([]);
  await host.page.evaluate(() => dispatchEvent(new Event('room')));
  await host.presses('door_scan');
  await host.sees('door_count', { here: '1', all: '1' });
  await expect(
    host.page.getByText(host.say('door_welcome', { name: guestName }), { exact: true })
  ).toBeVisible();
  await host.presses('door_scan_stop');
  await host.presses('door_scan');
  await expect(host.page.getByText(host.say('door_already'))).toBeVisible();
  await host.presses('door_scan_stop');
  const [, here = ''] = /moteplasser\/([0-9a-f-]{36})/.exec(host.page.url()) ?? [];
  for (const [meeting, said] of [
    [here, 'door_forged'],
    [randomUUID(), 'error_other_meeting']
  ] as const) {
    const made = ticketText({ meeting, registration: randomUUID(), code: '0'.repeat(32) });
    await holdsUp(host.page, encodeQR(made, 'svg'));
    await host.presses('door_scan');
    await host.sees(said);
    await host.presses('door_scan_stop');
  }
  await host.presses('door_undo');
  await host.sees('door_count', { here: '0', all: '1' });
  await host.writes('door-find', 'ingen slik');
  await host.sees('host_coming_none_found');
  await host.writes('door-find', '');
  await host.presses('door_mark');
  await host.sees('door_count', { here: '1', all: '1' });
  await host.sees('pending_waiting');
  await host.writes('need', 'Natteroen blir borte når alarmen går. Hva kan vi gjøre?');
  await host.presses('need_save');
  await host.sees('need_saved');
  expect(await findings(host.page)).toEqual([]);
  await host.page.context().setOffline(false);
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.isInStep();
  await guest.page.context().setOffline(false);
  await guest.page.evaluate(() => dispatchEvent(new Event('online')));
  await guest.sees('place_here');

  // Not here after all, and then by the poster, which the guest's phone opens without cover.
  await host.presses('door_undo');
  await host.isInStep();
  // What is begun when the page is left is a draft too.
  await host.writes('need', 'Ingen vet hvem som har nøkkelen til vaktrommet.');
  await host.page.getByRole('link', { name: host.named('poster_open') }).click();
  const address = await host.page.getByText(/\?kode=/).textContent();
  expect(await findings(host.page)).toEqual([]);
  await host.page.goBack();
  await expect(host.page.getByRole('link', { name: 'Ingen vet hvem som har nøkkelen' })).toBeVisible();
  await guest.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(guest.page.getByText(String(guest.say('place_here')))).toBeHidden();
  await guest.page.context().setOffline(true);
  await guest.opens(address?.trim().replace(/^[^/]*/, '') ?? '');
  await guest.presses('here_say');
  await guest.sees('place_here');
  await guest.sees('pending_waiting');
  expect(await findings(guest.page)).toEqual([]);
  await guest.page.context().setOffline(false);
  await guest.page.evaluate(() => dispatchEvent(new Event('online')));
  await guest.isInStep();
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.sees('door_count', { here: '1', all: '1' });
  await host.page.getByRole('link', { name: 'Natteroen blir borte når alarmen går' }).click();
  await expect(host.page.locator('[name="today"]')).toHaveValue(/Hva kan vi gjøre\?$/);
  await host.page.goBack();
  await host.page.getByRole('link', { name: 'Frokost om trygge netter' }).click();
  await host.presses('host_cancel');
  await host.writes('reason', 'Vi fant ingen som kunne komme.');
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: host.named('host_cancel') })
    .click();
  await host.sees('meeting_cancelled');
  await host.isInStep();
  // Another try begins with what was written for this one.
  await host.page.getByRole('link', { name: host.named('step_copy') }).click();
  await expect(host.page.locator('[name="address"]')).toHaveValue('Kauffeldts plass 1, Gjøvik');
  await expect(host.page.locator('[name="day"]')).toHaveValue('');
  // It becomes one each week, but not in the second of three, and all are invited to at once.
  const first = Date.now() + 30 * 86_400_000;
  const dayAfter = (days: number) => new Date(first + days * 86_400_000).toISOString().slice(0, 10);
  await host.writes('day', dayAfter(0));
  await host.writes('starts_at', '08:00');
  await host.writes('ends_at', '09:00');
  await host.page.getByRole('checkbox', { name: host.say('meeting_audience_phd') }).check();
  await host.page.getByText(String(host.say('host_more')), { exact: true }).click();
  await host.page.locator('#theme_ids').getByRole('checkbox').first().check();
  await host.writes('capacity-student', 'to');
  await expect(host.page.locator('#capacities-fault')).toBeVisible();
  // What was opened to mend it stays open.
  await host.writes('capacity-student', '2');
  await expect(host.page.locator('#capacities-fault')).toBeHidden();
  await expect(host.page.locator('[name="capacity-student"]')).toBeVisible();
  await host.writes('opens-time', '08:00');
  await expect(host.page.locator('#opens-day-fault')).toBeVisible();
  await host.writes('opens-time', '');
  await expect(host.page.locator('#opens-day-fault')).toBeHidden();
  await host.writes('address', '');
  await host.presses('host_repeat');
  await host.page.locator('[name="rhythm"][value="week"]').check();
  await host.writes('until', dayAfter(14));
  await host.page.getByRole('dialog').locator('#times').getByRole('checkbox').first().uncheck();
  expect(await findings(host.page)).toEqual([]);
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: host.say('host_repeat_do', { count: '1' }) })
    .click();
  const all = host.page.getByRole('button', { name: host.say('host_publish_all', { count: '2' }) });
  await all.click();
  await expect(host.page.locator('#address-fault')).toBeVisible();
  // The other one lacks it too, and is no more than a link away.
  await host.writes('address', 'Kauffeldts plass 1, Gjøvik');
  await all.click();
  await host.sees('host_other_stopped');
  await expect(host.page.locator('#address-fault')).toBeHidden();
  expect(await findings(host.page)).toEqual([]);
  const one = host.page.url();
  await host.page.locator('a.alone[href*="/kommune/moteplasser/"]').click();
  await expect(host.page).not.toHaveURL(one);
  await expect(host.page.locator('[name="address"]')).toHaveValue('');
  await host.writes('address', 'Kauffeldts plass 1, Gjøvik');
  await all.click();
  await host.sees('host_coming');
  await host.isInStep();
  await host.opens('/kommune/moteplasser');
  await expect(host.page.getByRole('link', { name: 'Frokost om trygge netter' })).toHaveCount(3);
  await guest.page.evaluate(() => dispatchEvent(new Event('online')));
  await guest.sees('meeting_cancelled');

  // What came of an earlier one is written without cover, and read by anyone.
  await host.opens('/kommune/moteplasser/4e000400-5a5b-4c1d-8e2f-000000000004');
  await host.page.context().setOffline(true);
  await host.writes('summary', 'To studenter skriver om det i vår.');
  await host.presses('common_save');
  await host.sees('host_summary_saved');
  await host.page.context().setOffline(false);
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.isInStep();
  // Who leaves without the button loses nothing of it, and tells nobody.
  const more = 'To studenter skriver om det i vår, og er klar i juni.';
  await host.writes('summary', more);
  await host.page
    .locator('main')
    .getByRole('link', { name: host.say('host_title') })
    .click();
  await host.page.waitForURL(/\/kommune\/moteplasser$/);
  await host.page.goBack();
  await expect(host.page.locator('[name="summary"]')).toHaveValue(more);
  await host.isInStep();
  const told = async () =>
    (await fetch(`${app.origin}/moteplasser/besok-en-kveld-i-hjemmetjenesten-4e0004`)).text();
  expect(await told()).not.toContain('klar i juni');
  await host.presses('common_save');
  await host.sees('host_summary_saved');
  await host.isInStep();
  expect(await told()).toContain('klar i juni');
});
