/** A breakfast with three seats, from the host's first word to what came of it, as six people live it. */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { comesIn } from './support/answers.ts';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { holdsUp } from './support/camera.ts';
import { phoneIsFilled } from './support/phone.ts';
import { soon } from './support/soon.ts';
import { rowsOf, theRow } from './support/stored.ts';
import { covered, expect, test } from './support/test.ts';

const title = 'Frokost om hverdagen etter sykehuset';

const comesBack = async ({ page }: Person): Promise<void> => {
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

/** Signs up by the form on the page that is open, under this name. */
const signsUp = async (
  person: Person,
  by: 'register_send' | 'register_wait',
  name: string
): Promise<void> => {
  await person.presses(by === 'register_send' ? 'register_open' : by);
  await person.writes('register-name', name);
  const form = person.page.getByRole('dialog');
  await form.getByRole('button', { name: person.say(by) }).click();
  await expect(form).toBeHidden();
};

const givesUp = async (person: Person): Promise<void> => {
  await person.presses('place_cancel');
  await person.page
    .getByRole('dialog')
    .getByRole('button', { name: person.say('place_cancel') })
    .click();
  await person.sees('place_cancelled');
  await person.isInStep();
};

/** The meeting lies two days back when the server starts again. The people’s phones only hear of it. */
const twoDaysPass = async (app: App, meeting: string): Promise<void> => {
  await app.end();
  const database = new PGlite(join(app.data, 'database'));
  await database.query(
    `update public.meetings set starts_at = starts_at - interval '2 days', ends_at = ends_at - interval '2 days'
     where id = $1`,
    [meeting]
  );
  await database.query(`update private.jobs set due_at = now() where name = 'meetings'`);
  await database.close();
  await app.serve();
};

test('three seats, five who want one: one signs up without cover, two wait, one is promoted once, and all is told after', async ({
  phone,
  app
}) => {
  test.slow();
  const host = new Person(await phone(), 'nb');
  await host.signsInAs('staff_gjovik');
  await host.opens('/kommune/moteplasser/ny');
  await host.writes('title', title);
  await host.page.locator('[name="kind"]').selectOption('breakfast');
  for (const who of ['student', 'phd', 'researcher', 'external'])
    await host.page.getByRole('checkbox', { name: host.say(`meeting_audience_${who}`) }).check();
  const { day, from, to } = soon();
  await host.writes('day', day);
  await host.writes('starts_at', from);
  await host.writes('ends_at', to);
  await host.writes('address', 'Kauffeldts plass 1, Gjøvik');
  await host.writes('capacity', '3');
  await host.presses('host_publish');
  await host.sees('host_coming');
  await host.isInStep();
  await phoneIsFilled(host.page);
  const { id: meeting, slug } = await theRow(app, host, 'meetings', { title });
  const page = `/moteplasser/${String(slug)}`;

  // The first has read the page, and signs up where there is no cover; meanwhile the seats go to others.
  const late = new Person(await phone(), 'nn');
  await late.signsInAs('student');
  await late.opens(page);
  await late.isInStep();
  await phoneIsFilled(late.page);
  await late.page.context().setOffline(true);
  await signsUp(late, 'register_send', 'Den som var på fjellet');
  await late.sees('pending_waiting');
  const [first, second, third, fourth] = [
    new Person(await phone(covered), 'nb'),
    new Person(await phone(covered), 'en'),
    new Person(await phone(), 'nb'),
    new Person(await phone(), 'en')
  ];
  await first.signsInAs('phd');
  await second.signsInAs('researcher');
  await third.signsInAs('citizen');
  for (const [person, name] of [
    [first, 'Den første'],
    [second, 'The second'],
    [third, 'Den tredje']
  ] as const) {
    await person.opens(page);
    await signsUp(person, 'register_send', name);
    await person.sees('place_registered');
    await person.isInStep();
  }
  // A guest from outside needs an address and a code, and is a citizen here.
  await comesIn(fourth, 'guest@frokost.no', app);
  await fourth.opens(page);
  await signsUp(fourth, 'register_wait', 'The guest');
  await fourth.sees('place_waiting');
  await fourth.isInStep();
  await comesBack(late);
  await late.sees('place_waiting');
  await late.isInStep();
  expect(await findings(late.page)).toEqual([]);

  const seats = async (): Promise<unknown> => {
    const rows = await rowsOf(app, host, 'registrations', { meeting_id: meeting });
    return Object.fromEntries(rows.map(({ name, state }) => [String(name), state]));
  };
  // She was told that it was full when it came in, and which one in line she is.
  await late.opens('/min-side/varsler');
  await expect(late.page.getByRole('link', { name: late.say('notice_seat_waiting', { title }) })).toHaveCount(
    1
  );
  await late.sees('place_waiting_number', { number: '2' });

  await givesUp(first);
  const offered = {
    'Den første': 'cancelled',
    'The second': 'registered',
    'Den tredje': 'registered',
    'The guest': 'offered',
    'Den som var på fjellet': 'waiting'
  };
  expect(await seats()).toEqual(offered);
  await fourth.page.evaluate(() => dispatchEvent(new Event('online')));
  await fourth.sees('place_offered');
  await fourth.presses('place_accept');
  await fourth.sees('place_registered');
  await fourth.isInStep();
  expect(await seats()).toEqual({ ...offered, 'The guest': 'registered' });
  await fourth.opens('/min-side/varsler');
  await expect(
    fourth.page.getByRole('link', { name: fourth.say('notice_seat_offered', { title }) })
  ).toHaveCount(1);

  // At the door nobody has cover: one by what stands on her phone, one by name.
  await fourth.opens(page);
  await fourth.isInStep();
  await phoneIsFilled(fourth.page);
  await fourth.page.context().setOffline(true);
  await fourth.presses('ticket_show');
  const ticket = fourth.page.getByRole('img', { name: String(fourth.say('ticket_alt')) });
  const seen = await ticket.evaluate((picture) => new XMLSerializer().serializeToString(picture));
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(host.page.getByText('The guest')).toBeVisible();
  await host.page.context().setOffline(true);
  await holdsUp(host.page, seen);
  await host.page.getByRole('link', { name: host.named('door_open') }).click();
  await host.sees('door_count', { here: '0', all: '3' });
  await host.presses('door_scan');
  await host.sees('door_count', { here: '1', all: '3' });
  await host.presses('door_scan_stop');
  await host.writes('door-find', 'tredje');
  await host.presses('door_mark');
  await host.sees('door_count', { here: '2', all: '3' });
  await host.writes('need', 'Pårørende vet ikke hvem de skal ringe den første uka hjemme.');
  await host.presses('need_save');
  await host.sees('need_saved');
  await comesBack(host);
  await host.isInStep();
  const draft = (await rowsOf(app, host, 'challenges', { state: 'draft' })).find(({ today }) =>
    String(today).startsWith('Pårørende vet ikke')
  );
  expect(draft).toBeDefined();

  await host.opens('/kommune/moteplasser');
  await twoDaysPass(app, meeting);
  await expect.poll(async () => (await theRow(app, host, 'meetings', { id: meeting }))['state']).toBe('held');
  await host.opens(`/kommune/moteplasser/${meeting}`);
  await comesBack(host);
  await host.writes('summary', 'Vi fant to behov, og en student skriver om det ene.');
  await host.presses('common_save');
  await host.sees('host_summary_saved');
  await host.isInStep();
  const anyone = await (await fetch(`${app.origin}${page}`)).text();
  expect(anyone).toContain('Vi fant to behov, og en student skriver om det ene.');
});
