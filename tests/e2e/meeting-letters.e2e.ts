/** What of a meeting is for those it concerns: an internal one, the link to it, and what its hosts write. */
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

const link = 'https://video.example.no/fagkveld';

test('an internal meeting is seen by colleagues alone, its link by who has a seat, and the host writes to them', async ({
  phone
}) => {
  test.slow();
  const host = new Person(await phone(), 'nb');
  await host.signsInAs('staff_gjovik');
  await host.opens('/kommune/moteplasser/ny');
  await host.writes('title', 'Intern fagkveld om netter');
  await host.page.locator('[name="kind"]').selectOption('work_meeting');
  await host.page.getByRole('checkbox', { name: host.say('meeting_audience_municipal_staff') }).check();
  await host.page.locator('[name="reach"][value="internal"]').check();
  await host.page.locator('[name="mode"][value="digital"]').check();
  await host.writes('join_url', link);
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await host.writes('day', day);
  await host.writes('starts_at', '18:00');
  await host.writes('ends_at', '20:00');
  await host.page.locator('[name="registers"]').uncheck();
  await host.presses('host_publish');
  await expect(host.page.locator('#registers-fault')).toBeVisible();
  await host.page.locator('[name="registers"]').check();
  await host.page.getByRole('checkbox', { name: host.say('host_remind_hours') }).check();
  await host.presses('host_publish');
  await host.sees('host_letters');
  await host.isInStep();
  expect(await findings(host.page)).toEqual([]);
  await host.page.getByRole('link', { name: host.named('host_see') }).click();
  await expect(host.page.getByRole('heading', { level: 1 })).toHaveText('Intern fagkveld om netter');
  await host.sees('meeting_internal_text');
  const address = new URL(host.page.url()).pathname;

  const visitor = new Person(await phone({ expects: /status of 404/ }), 'nb');
  await visitor.opens('/moteplasser');
  await expect(visitor.page.getByRole('link', { name: 'Frokost: Ny i Gjøvik' })).toBeVisible();
  await expect(visitor.page.getByText('Intern fagkveld om netter')).toHaveCount(0);
  expect((await visitor.page.goto(address))?.status()).toBe(404);
  await visitor.sees('fault_404_title');

  const colleague = new Person(await phone({ expects: /status of 404/ }), 'nb');
  await colleague.signsInAs('leader');
  await colleague.opens('/moteplasser');
  await colleague.isInStep();
  // The server has no such page; the phone has.
  await colleague.page.goto(address);
  await expect(colleague.page.getByRole('heading', { level: 1 })).toHaveText('Intern fagkveld om netter');
  await colleague.sees('meeting_internal_text');
  expect(await findings(colleague.page)).toEqual([]);

  await colleague.presses('register_open');
  await colleague.page
    .getByRole('dialog')
    .getByRole('button', { name: colleague.say('register_send') })
    .click();
  await colleague.sees('place_registered');
  await colleague.isInStep();
  await expect(colleague.page.getByRole('link', { name: colleague.named('meeting_join') })).toHaveAttribute(
    'href',
    link
  );

  // The open data has no file of it; the phone makes one.
  const saving = colleague.page.waitForEvent('download');
  await colleague.presses('calendar_add');
  const kept = await readFile(await (await saving).path(), 'utf8');
  const [event] = new ICAL.Component(ICAL.parse(kept) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
  expect(event?.summary).toBe('Intern fagkveld om netter');
  expect(event?.description).not.toContain(link);
  expect(kept).not.toContain('SOURCE');

  // Without cover the host writes; it is sent later.
  await host.opens('/kommune/moteplasser');
  await host.page.getByRole('link', { name: 'Intern fagkveld om netter' }).click();
  await phoneIsFilled(host.page);
  await host.page.context().setOffline(true);
  await host.presses('host_letter_write');
  await host.presses('host_letter_send');
  await expect(host.page.locator('#words-fault')).toBeVisible();
  expect(await findings(host.page)).toEqual([]);
  await host.writes('words', 'Vi begynner ti minutter senere.');
  await host.presses('host_letter_send');
  await expect(host.page.getByText('Vi begynner ti minutter senere.')).toBeVisible();
  await host.sees('pending_waiting');
  await host.page.context().setOffline(false);
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.isInStep();

  await colleague.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(colleague.page.getByText('Vi begynner ti minutter senere.')).toBeVisible();
  expect(await findings(colleague.page)).toEqual([]);
  await colleague.opens('/min-side/varsler');
  await expect(
    colleague.page.getByRole('link', {
      name: colleague.say('notice_meeting_message', { title: 'Intern fagkveld om netter' })
    })
  ).toBeVisible();
  // What the phone has, it has without cover too.
  await phoneIsFilled(colleague.page);
  await colleague.page.context().setOffline(true);
  await colleague.opens('/moteplasser');
  await colleague.page.getByRole('link', { name: 'Intern fagkveld om netter' }).click();
  await expect(colleague.page.getByRole('link', { name: colleague.named('meeting_join') })).toHaveAttribute(
    'href',
    link
  );
});
