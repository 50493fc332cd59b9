import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { Person } from './support/journey.ts';
import { buildNext } from './support/next-version.ts';
import { phoneIsFilled } from './support/phone.ts';
import { appliedOnce, unsent } from './support/stored.ts';
import { expect, test } from './support/test.ts';

/** Fetched when somebody first asks for it. */
const lazy = 'src/lib/ui/challenges/FilterSheet.svelte';
const lazyRoute = 'src/routes/(public)/tilgjengelighet/+page.svelte';

/** A page asks for a newer version when it is shown after a while; here at once. */
const looksForNewer = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

/** The number of this page's loading: a page that is loaded anew forgets it. */
const marks = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { before: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'before' in window);

/** By a link, as one goes from page to page: its route has not been fetched yet. */
const goesToLazyRoute = async ({ page, say }: Person): Promise<void> => {
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: say('nav_accessibility') })
    .click();
  await expect(page).toHaveURL(/\/tilgjengelighet$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** What only the earlier version had is gone from this phone, as a browser that needs room may do. */
const losesEarlier = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const note = await (await caches.open('samskap-marks')).match('/earlier-files');
    for (const address of Object.keys((await note?.json()) as Record<string, number>))
      for (const name of await caches.keys()) await (await caches.open(name)).delete(address);
  });
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
};

/** The server judges no operation; every phone keeps what it has. */
const takesNothing = ({ net }: App): void => net.inject(/sync_push/, 503);

test('P12: a new version comes while one writes and another reads; nothing typed is lost, and both go on', async ({
  phone,
  app
}) => {
  test.slow();
  const next = await buildNext(lazy, lazyRoute);

  // One phone, four tabs: a draft, two lists whose filters have not been fetched, and a page that nobody touches.
  const staff = new Person(
    await phone({ expects: /status of 404|preload|Failed to fetch dynamically imported module/ }),
    'nb'
  );
  await staff.signsInAs('staff_gjovik');
  await phoneIsFilled(staff.page);
  await staff.opens('/kommune/ny');
  await staff.writes('today', 'Vi vet ikke hvem som trenger hjelp.');
  const reader = new Person(await staff.page.context().newPage(), 'nb');
  await reader.opens('/utfordringer');
  await expect(reader.page.getByRole('heading', { level: 1 })).toBeVisible();
  const stroller = new Person(await staff.page.context().newPage(), 'nb');
  await stroller.opens('/om');
  const late = new Person(await staff.page.context().newPage(), 'nb');
  await late.opens('/utfordringer');
  await expect(late.page.getByRole('heading', { level: 1 })).toBeVisible();
  await staff.isInStep();
  // From here on nothing is taken: all that is written stays on the phone until the new version sends it.
  takesNothing(app);

  await app.end();
  await app.serve(next);
  await looksForNewer(staff.page);
  // It is ready when all its files are here, some three hundred of them.
  await expect(staff.page.getByText(staff.say('update_ready'))).toBeVisible({ timeout: 60_000 });
  await reader.sees('update_ready');

  await marks(staff.page);
  await marks(reader.page);
  await marks(stroller.page);
  // The new version is out, and this tab still walks in the old one.
  await goesToLazyRoute(reader);
  expect(await isMarked(reader.page)).toBe(true);
  await reader.page.goBack();
  await marks(late.page);
  // Typed a moment before: not even the pause of the autosave has passed.
  await staff.writes('better', 'At noen ringer før det haster.');
  await staff.presses('update_take');
  await expect.poll(() => isMarked(staff.page).catch(() => true)).toBe(false);
  await expect(staff.page.locator('[name="better"]')).toHaveValue('At noen ringer før det haster.');
  await expect(staff.page.locator('[name="today"]')).toHaveValue('Vi vet ikke hvem som trenger hjelp.');
  await expect(staff.page.getByText(staff.say('update_ready'))).toBeHidden();

  // Another tab stands as it was, and a part that it had not fetched is still on the phone, also without cover.
  app.net.cut();
  await reader.presses('list_filter');
  await expect(reader.page.getByRole('dialog')).toBeVisible();
  expect(await isMarked(reader.page)).toBe(true);
  app.net.heal();
  takesNothing(app);
  // In the third the browser has dropped that part: that makes the tab new.
  expect(await isMarked(late.page)).toBe(true);
  await losesEarlier(late.page);
  await late.presses('list_filter');
  await expect.poll(() => isMarked(late.page).catch(() => true)).toBe(false);
  await late.presses('list_filter');
  await expect(late.page.getByRole('dialog')).toBeVisible();

  // A tab that stood still all the while goes into the new version at its next page.
  expect(await isMarked(stroller.page)).toBe(true);
  // Pointing at the link may fetch ahead what is gone, and make the tab new before it is pressed.
  await expect(() => goesToLazyRoute(stroller)).toPass({ timeout: 40_000 });
  await expect.poll(() => isMarked(stroller.page).catch(() => true)).toBe(false);

  // What was written in the old version is sent once by the new one.
  const ops = await unsent(staff.page);
  expect(ops).toContainEqual(
    expect.objectContaining({
      kind: 'challenges.save',
      args: expect.objectContaining({ better: 'At noen ringer før det haster.' })
    })
  );
  // A busy server is left alone for a minute and more, unless the one who waits asks for it.
  app.net.heal();
  await staff.page
    .getByRole('banner')
    .getByRole('link', { name: new RegExp(`^${String(staff.say('sync_where'))}`) })
    .click();
  await staff.presses('mine_check');
  await staff.page.keyboard.press('Escape');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.isInStep(20_000);
  appliedOnce(app.net.judged, ops);

  // And the pair of versions opens without a network.
  await app.end();
  await staff.page.context().setOffline(true);
  // The way back out of the sheet may still be on its way, and takes the first try with it.
  await expect(() => staff.opens('/utfordringer')).toPass({ timeout: 20_000 });
  await expect(staff.page.getByRole('article').first()).toBeVisible();
  await staff.opens('/kommune');
  await expect(staff.page.getByRole('heading', { level: 1 })).toBeVisible();

  await staff.page.context().setOffline(false);
  await app.serve();
  await rm(next, { recursive: true, force: true });
});

test('a service worker that does harm is taken back, and what lies on the phone stays', async ({
  phone,
  app
}) => {
  const page = await phone();
  await page.goto('/utfordringer');
  await phoneIsFilled(page);
  await app.end();
  await app.serve(undefined, { SERVICE_WORKER: 'off' });
  await looksForNewer(page);
  // `waitForFunction` takes a promise for a yes. A page that is loaded anew meanwhile answers at the next question.
  const kept = (): Promise<number> =>
    page.evaluate(async () => (await caches.keys()).length).catch(() => NaN);
  const workers = (): Promise<number> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => NaN);
  await expect.poll(kept).toBe(0);
  await expect.poll(workers).toBe(0);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toContain('samskap-pub');
  // The page asks for a worker again, gets this one, and is let go of again.
  const asked = app.net.committed(/service-worker\.js/);
  await page.reload();
  await expect(page.getByRole('article').first()).toBeVisible();
  await asked;
  await expect.poll(workers).toBe(0);
  await app.end();
  await app.serve();
});
