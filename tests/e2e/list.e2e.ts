import type { Page } from '@playwright/test';
import { challengesOf } from './support/answers.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

const desktop = { ...covered, viewport: { width: 1280, height: 800 } };
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
  );

/** Tab until the focus is in the target. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with Tab: ${selector}`);
};

test('the sheet is used with a keyboard alone, and says what each choice gives', async ({ phone }) => {
  const reader = new Person(await phone(), 'nb');
  const { page } = reader;
  await reader.opens('/utfordringer');
  await phoneIsFilled(page);
  const opener = page.getByRole('button', { name: /^Filtrer/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  const health = 'dialog input[name="theme"][value="health"]';
  const number = page
    .locator('dialog label', { has: page.locator('[name="theme"][value="health"]') })
    .locator('.number');
  await expect(number).toHaveText(/^\d+$/);
  const promised = await number.innerText();
  await tabTo(page, health);
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?theme=health$/);
  await expect(sheet.getByRole('button', { name: `Vis ${promised} utfordringer` })).toBeVisible();

  // Two of one kind are either of them; another kind narrows.
  await tabTo(page, 'dialog input[name="theme"][value="city"]');
  await page.keyboard.press('Space');
  await tabTo(page, 'dialog input[name="kind"][value="master"]');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?theme=health&theme=city&kind=master$/);
  expect(await findings(page)).toEqual([]);
  const shown = await sheet.getByRole('button', { name: /^Vis \d+ utfordring/ }).innerText();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /utfordring/ })).toHaveText(
    shown.replace('Vis ', '').trim()
  );
  expect(await findings(page)).toEqual([]);

  // A chip leaves, and the focus goes to the one beside it.
  await page.getByRole('link', { name: 'Fjern Byutvikling' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?theme=health&kind=master$/);
  expect(await focused(page)).toBe('Fjern Master');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Fjern Helse og velferd' })).toBeVisible();
});

test('the filters, the order and the chips work without JavaScript', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/utfordringer');
  const all = await page.getByRole('article').count();
  await page.getByText('Filtrer', { exact: true }).last().click();
  await page.locator('input[name="theme"][value="health"]').check();
  await page.locator('input[name="kind"][value="bachelor"]').check();
  await page.locator('select[name="sort"]').selectOption('deadline');
  await page.getByRole('button', { name: 'Vis utfordringer' }).click();
  await expect(page).toHaveURL(/theme=health&kind=bachelor/);
  await expect(page).toHaveURL(/sort=deadline/);
  const found = await page.getByRole('article').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  const titles = await page.getByRole('article').getByRole('heading').allInnerTexts();
  expect(titles.map((title) => title.trim())).toEqual(
    (await challengesOf(app, 'theme=health&kind=bachelor&sort=deadline')).map(({ title }) => title)
  );
  await page.getByRole('link', { name: 'Fjern Bachelor' }).click();
  await expect(page.locator('input[name="kind"][value="bachelor"]')).not.toBeChecked();
  expect(await page.getByRole('article').count()).toBeGreaterThan(found);
  await context.close();
});

test('a visitor who saves is led to sign in and back; later it works without cover', async ({
  phone,
  app
}) => {
  test.slow();
  const student = new Person(await phone(), 'nb');
  const { page } = student;
  const [first, second] = await challengesOf(app, '');
  if (!first || !second) throw new Error('two challenges');
  const keep = (title: string) => page.getByRole('button', { name: `Lagre til senere: ${title}` });
  await student.opens('/utfordringer');
  await student.isAwake();
  await keep(first.title).click();
  await page.waitForURL(/\/logg-inn/);
  await student.signsInWithCode('lagrer.mye@stud.ntnu.no', app);
  await page.waitForURL((url) => url.pathname.startsWith('/utfordringer/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
  await expect(page.getByRole('button', { name: 'Lagret', exact: true })).toBeVisible();
  await student.isInStep();

  await student.opens('/utfordringer');
  await expect(keep(first.title)).toHaveAttribute('aria-pressed', 'true');
  await phoneIsFilled(page);
  app.net.cut();
  await keep(second.title).click();
  await expect(keep(second.title)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('article').filter({ hasText: second.title }).getByRole('link').first().click();
  await expect(page.getByRole('button', { name: 'Lagret', exact: true })).toBeVisible();
  await student.sees('pending_waiting');
  expect(await findings(page)).toEqual([]);
  app.net.heal();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep();
  await page.getByRole('button', { name: 'Lagret', exact: true }).click();
  await student.sees('save_gone');
  await student.isInStep();
});

test('the link is copied where the browser shares nothing itself, and that is said', async ({
  phone,
  app
}) => {
  const page = await phone(desktop);
  const [challenge] = await challengesOf(app, '');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/nn/utfordringer/${challenge?.slug}?interesse`);
  await page.getByRole('button', { name: 'Del', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Lenkja er kopiert' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${app.origin}/nn/utfordringer/${challenge?.slug}`
  );
});

test('on a desktop the list stays beside the challenge, with its filter, arrows and way back', async ({
  phone,
  app
}) => {
  const page = await phone(desktop);
  const cards = await challengesOf(app, 'theme=health');
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto('/utfordringer');
  await page.locator('input[name="theme"][value="health"]').check();
  await expect(page).toHaveURL(/\?theme=health$/);
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(heading).toHaveText(cards[0]?.title ?? '');
  await expect(page).toHaveURL(new RegExp(`/utfordringer/${cards[0]?.slug}\\?theme=health$`));
  const beside = page.getByRole('navigation', { name: 'Flere å velge mellom' });
  await expect(beside.getByRole('listitem')).toHaveCount(cards.length);
  await expect(beside.locator('[aria-current="page"]')).toContainText(cards[0]?.title ?? '');

  await beside.locator('[aria-current="page"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText(cards[1]?.title ?? '');
  await expect(page).toHaveURL(new RegExp(`/utfordringer/${cards[1]?.slug}\\?theme=health$`));
  await expect(beside.locator('[aria-current="page"]')).toBeFocused();
  expect(await findings(page)).toEqual([]);

  // The filter stands in the address, so it is there after the page has been loaded anew.
  await page.reload();
  await expect(beside.getByRole('listitem')).toHaveCount(cards.length);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    new RegExp(`/utfordringer/${cards[1]?.slug}$`)
  );

  await page.goBack();
  await expect(heading).toHaveText(cards[0]?.title ?? '');
  await page.goBack();
  await expect(page).toHaveURL(/\/utfordringer\?theme=health$/);
  await expect(page.getByRole('article')).toHaveCount(cards.length);

  // The next page of the list is turned to beside the challenge, and is kept with the one that is chosen there.
  await page.getByRole('link', { name: 'Fjern Helse og velferd' }).click();
  await expect(page).toHaveURL(/\/utfordringer$/);
  await page.getByRole('article').first().getByRole('link').first().click();
  await beside.getByRole('button', { name: 'Neste' }).click();
  await expect(beside.getByRole('status')).toContainText('Side 2 av');
  const further = beside.getByRole('listitem').first();
  const title = await further.locator('strong').innerText();
  await further.getByRole('link').click();
  await expect(heading).toHaveText(title);
  await expect(page).toHaveURL(/\?page=2$/);
  await expect(beside.locator('[aria-current="page"]')).toContainText(title);
});
