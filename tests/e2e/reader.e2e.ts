/** The journeys as a screen reader is given them: by role, name, state and live region, never by what is painted. */
import type { Locator } from '@playwright/test';
import { challengesOf } from './support/answers.ts';
import { Person } from './support/journey.ts';
import { expect, test } from './support/test.ts';

/** What stands at each level, in order; a reader jumps from heading to heading. */
const levels = async (within: Locator): Promise<number[]> => {
  const tree = await within.ariaSnapshot();
  return [...tree.matchAll(/- heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
};

const skipsNone = (found: readonly number[]): boolean =>
  found[0] === 1 && found.every((level, at) => at === 0 || level <= (found[at - 1] ?? 0) + 1);

test('a student hears the list, the filters, a challenge, and what is wrong in the form', async ({
  phone,
  app
}) => {
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  const main = page.getByRole('main');
  await student.signsInAs('student');
  await student.opens('/utfordringer');
  await expect(page.getByRole('navigation', { name: say('nav_main') })).toBeVisible();
  await expect(main.getByRole('search')).toBeVisible();
  await expect(main.getByRole('searchbox', { name: say('list_search') })).toBeVisible();
  await expect(main.getByRole('status').first()).toHaveText(/\d+ utfordringer/);
  const first = main.getByRole('list').getByRole('article').first();
  await expect(first.getByRole('heading', { level: 2 }).getByRole('link')).toBeVisible();
  expect(skipsNone(await levels(main))).toBe(true);

  await student.presses('list_filter');
  const sheet = page.getByRole('dialog', { name: say('list_filter') });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: say('list_filter'), exact: true })).toBeFocused();

  const [, need] = await challengesOf(app, 'kind=master');
  await student.opens(`/utfordringer/${need?.slug}`);
  await expect(main.getByRole('heading', { level: 1, name: need?.title ?? '' })).toBeVisible();
  expect(skipsNone(await levels(main))).toBe(true);
  await student.presses('interest_send');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').first().fill('');
  await form.getByRole('button', { name: say('interest_send'), exact: true }).click();
  // The summary has the focus, names each fault, and each leads to its field, which says itself what is wrong.
  const summary = form.locator('.ds-error-summary');
  await expect(summary).toBeFocused();
  await summary.getByRole('link').first().click();
  const field = form.locator('[aria-invalid="true"]').first();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleName(/\S/);
  await expect(field).toHaveAccessibleDescription(/\S/);
});

test('a conversation is a named region of lines, and being without cover is said', async ({ phone, app }) => {
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  const main = page.getByRole('main');
  await student.signsInAs('student');
  await student.opens('/min-side');
  await expect(page.getByRole('navigation', { name: say('nav_main') })).toBeVisible();
  expect(skipsNone(await levels(main))).toBe(true);
  await student.opens('/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e02');
  const thread = main.getByRole('region', { name: say('thread_messages') });
  await expect(thread.getByRole('listitem').first()).toBeVisible();
  expect(skipsNone(await levels(main))).toBe(true);
  await student.isInStep();
  app.net.cut();
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  // The one region that speaks of sync, on every page.
  await expect(page.locator('main + [role="status"]')).toHaveText(say('sync_offline_long'));
  app.net.heal();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep(30_000);
});
