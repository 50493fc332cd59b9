import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

/** What stands in the picture and in the list, by ids. */
const drawn = (page: Page): Promise<string[]> =>
  page.locator('a.entry').evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? '').sort());
const listed = (page: Page): Promise<string[]> =>
  page.locator('div.entry').evaluateAll((all) => all.map(({ id }) => id.replace(/^ting-/, '')).sort());
const holdTheSame = async (page: Page): Promise<number> => {
  const inPicture = await drawn(page);
  expect(await listed(page)).toEqual(inPicture);
  return inPicture.length;
};

/** The year in which the breakfast of the demo world is. */
const year = new Date(Date.now() + 9 * 86_400_000).getUTCFullYear();

test('the wheel and its list hold the same: by finger, by keyboard, narrowed, by month and without cover', async ({
  phone
}) => {
  test.slow();
  const coordinator = new Person(await phone(), 'nb');
  const { page } = coordinator;
  await coordinator.opens(`/arshjul?ar=${year}`);
  await coordinator.isAwake();
  const all = await holdTheSame(page);
  expect(all).toBeGreaterThan(15);
  expect(await findings(page)).toEqual([]);

  // One place for the Tab key; arrows go on from there in the order of time, and round.
  const entry = page.locator('a.entry');
  const focused = page.locator('a.entry:focus');
  await expect(page.locator('a.entry[tabindex="0"]')).toHaveCount(1);
  await page.locator('a.entry[tabindex="0"]').focus();
  await expect(focused).toHaveAccessibleName(
    /^Semester: Vårsemesteret, 11\. januar–18\. juni( \d{4})?, NTNU/
  );
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName(
    /^Større arrangement: Kommunens fagdag om velferd, 11\. februar/
  );
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('data-id', (await entry.last().getAttribute('data-id')) ?? '');

  // A tap says what it is; Enter opens it.
  const breakfast = page.locator('svg').getByRole('link', { name: /Frokost: Ny i Gjøvik/ });
  await breakfast.click();
  await expect(page.getByRole('link', { name: coordinator.named('wheel_more') })).toBeVisible();
  await breakfast.press('Enter');
  await page.waitForURL('**/moteplasser/frokost-ny-i-gjovik-4e0001');
  await page.goBack();

  // `check` would look for the box itself, which lies under its words.
  await page.getByText(coordinator.say('wheel_kind_semester')).first().click();
  await expect(entry).toHaveCount(2);
  expect(await holdTheSame(page)).toBe(2);
  // What is chosen stands in the address, so that it can be sent to somebody.
  expect(new URL(page.url()).searchParams.getAll('slag')).toEqual(['semester']);
  await page.reload();
  await expect(entry).toHaveCount(2);
  await coordinator.presses('wheel_filter_all');
  await expect(entry).toHaveCount(all);
  await page
    .locator('fieldset')
    .filter({ hasText: String(coordinator.say('wheel_filter_theme')) })
    .locator('.chip')
    .first()
    .click();
  await expect(entry).not.toHaveCount(all);
  expect(await holdTheSame(page)).toBeGreaterThan(0);
  await coordinator.presses('wheel_filter_all');
  await page
    .getByRole('link', { name: coordinator.say('wheel_month_open', { month: 'september' }) })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Det skjer i september ${year}`);
  expect(await holdTheSame(page)).toBe(3);
  await expect(entry.filter({ has: page.locator('.band') })).not.toHaveCount(0);

  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator/arshjul');
  // Which partnership is one's own comes with one's own rows.
  await expect(page.getByRole('button', { name: coordinator.named('wheel_new') })).toBeVisible();
  await coordinator.isInStep();
  await phoneIsFilled(page);
  await page.context().setOffline(true);
  await coordinator.opens('/koordinator/arshjul');
  await coordinator.presses('wheel_new');
  await coordinator.writes('wheel-title', 'Frokost for styringsgruppa');
  await coordinator.writes('wheel-starts_on', `${year}-09-16`);
  await coordinator.writes('wheel-ends_on', `${year}-09-15`);
  await coordinator.presses('common_save');
  await expect(page.locator('#wheel-ends_on-fault')).toBeVisible();
  await coordinator.writes('wheel-ends_on', '');
  await page.locator('#wheel-theme_ids').getByRole('checkbox', { name: 'Helse' }).check();
  await coordinator.presses('common_save');
  await expect(page.getByRole('heading', { name: 'Frokost for styringsgruppa' })).toBeVisible();
  await coordinator.sees('pending_waiting');
  await coordinator.opens(`/arshjul?ar=${year}`);
  await expect(page.locator('svg').getByRole('link', { name: /Frokost for styringsgruppa/ })).toBeVisible();
  expect(await holdTheSame(page)).toBe(all + 1);
  await coordinator.opens(`/arshjul?ar=${year}&tema=health`);
  await expect(page.locator('svg').getByRole('link', { name: /Frokost for styringsgruppa/ })).toBeVisible();
  await coordinator.opens(`/arshjul?ar=${year}&tema=city`);
  await expect(page.locator('svg').getByRole('link', { name: /Åpent møte om sentrum/ })).toBeVisible();
  await expect(page.locator('svg').getByRole('link', { name: /Frokost for styringsgruppa/ })).toHaveCount(0);
  await coordinator.opens(`/arshjul?ar=${year}`);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await coordinator.isInStep();
  expect(await holdTheSame(page)).toBe(all + 1);
});

/** How many pages a PDF has: its own count, which Chromium writes plainly. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test('the wheel is one sheet of paper, A4 or A3, for the whole year and for a month', async ({ phone }) => {
  const reader = new Person(await phone(), 'nb');
  for (const path of [`/arshjul?ar=${year}`, `/arshjul?ar=${year}&maned=9`]) {
    await reader.opens(path);
    await reader.isAwake();
    for (const format of ['A4', 'A3'] as const) {
      const pdf = await reader.page.pdf({ format, landscape: true, printBackground: true });
      expect([path, format, pagesOf(pdf)]).toEqual([path, format, 1]);
    }
  }
});

test('another site shows the wheel: drawn by the server, and a link opens a window of its own', async ({
  app,
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // A site of somebody else's: the same machine by another name.
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<iframe src="${app.origin}/arshjul/innebygd?ar=${year}&partnerskap=gjovik-ntnu&ring=municipality" title="x" width="360" height="700"></iframe>`
    );
  });
  await new Promise<void>((done) => void site.listen(0, '127.0.0.1', done));
  const { port } = site.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(`Året vi deler: ${year}`);
  await expect(frame.getByRole('navigation')).toHaveCount(1);
  const whole = frame.getByRole('link', { name: 'Åpne årshjulet i Samskap' });
  await expect(whole).toHaveAttribute('target', '_blank');
  await expect(whole).toHaveAttribute('rel', 'noopener');
  await expect(frame.locator('a.entry').first()).toBeVisible();
  expect(await frame.locator('a.entry').count()).toBe(await frame.locator('div.entry').count());
  expect(await context.cookies()).toEqual([]);
  await context.close();
  site.close();
});
