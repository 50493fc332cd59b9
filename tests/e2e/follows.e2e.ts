/** Following: a search is followed without cover, a need is published, and its follower is told of it once. */
import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

/** A need of the demo world that waits for its coordinator, and that no other journey touches. */
const wanted = {
  id: '52665cde-80bf-4fac-9d28-c7fec1489540',
  title: 'Stillheten før den første samtalen'
};
const words = 'stillheten';

const cards = (page: Page) => page.getByRole('article');

/** Signs in from the very search; it is followed when they are back, without another tap. */
const followsOnTheWayIn = async (student: Person, app: App): Promise<void> => {
  const { page } = student;
  await student.opens('/utfordringer?theme=smart');
  await page.getByRole('link', { name: student.named('follow_named', { name: 'Smart kommune' }) }).click();
  await student.signsInWithCode('folger@stud.ntnu.no', app);
  await page.waitForURL(/\/utfordringer\?theme=smart/);
  await expect(
    page.getByRole('button', { name: student.named('follow_named_done', { name: 'Smart kommune' }) })
  ).toBeVisible();
  await expect(page).toHaveURL(/\?theme=smart$/);
};

const followsWithoutCover = async (student: Person, app: App): Promise<void> => {
  const { page } = student;
  await student.opens('/utfordringer');
  await phoneIsFilled(page);
  await page.getByRole('searchbox').fill(words);
  const button = page.getByRole('button', { name: student.say('follow_search'), exact: true });
  await expect(button).toBeVisible();
  app.net.cut();
  await button.click();
  await expect(
    page.getByRole('button', { name: student.say('follow_search_done'), exact: true })
  ).toBeVisible();
  await student.sees('pending_waiting');
  expect(await findings(page)).toEqual([]);
  app.net.heal();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep();
};

const publishes = async (coordinator: Person): Promise<void> => {
  await coordinator.signsInAs('coordinator_trondheim');
  await coordinator.opens(`/koordinator/${wanted.id}`);
  await coordinator.presses('coordinator_publish');
  await coordinator.sees('state_published');
  await coordinator.isInStep();
};

/** Told once, with what it was found by; who has opened it is not told again. */
const isToldOnce = async (student: Person): Promise<void> => {
  const { page } = student;
  const notice = page.getByRole('link', {
    name: student.say('notice_follow_found', { title: wanted.title })
  });
  await expect(async () => {
    await student.opens('/min-side/varsler');
    await expect(notice).toHaveCount(1, { timeout: 3_000 });
  }).toPass();
  // The theme fits too: it is told of once all the same.
  await expect(page.getByText(/^Fordi du følger /)).toHaveCount(1);
  expect(await findings(page)).toEqual([]);
  await notice.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wanted.title);
  await student.isInStep();
  await student.opens('/min-side/varsler');
  await student.sees('notices_none_unread');
};

const stops = async (student: Person): Promise<void> => {
  const { page } = student;
  await student.opens('/min-side/folger');
  const search = cards(page).filter({ hasText: `«${words}»` });
  await expect(search.getByRole('link', { name: wanted.title })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const stop = page.getByRole('button', { name: student.named('follows_stop') });
  await expect(stop).toHaveCount(2);
  await search.getByRole('button', { name: student.named('follows_stop') }).click();
  await expect(stop).toHaveCount(1);
  await student.presses('follows_undo');
  await expect(search).toHaveCount(1);
  for (const left of [1, 0]) {
    await stop.first().click();
    await expect(stop).toHaveCount(left);
  }
  await student.sees('follows_empty_title');
  await student.isInStep();
};

test('who follows a search without cover is told once of what is published in it', async ({ phone, app }) => {
  const student = new Person(await phone(), 'nb');
  const coordinator = new Person(await phone(covered), 'nb');
  await followsOnTheWayIn(student, app);
  await followsWithoutCover(student, app);
  await publishes(coordinator);
  // What waits is done as soon as the server is up again, as it is every minute.
  await app.end('SIGKILL');
  await app.serve();
  await isToldOnce(student);
  await stops(student);
});
