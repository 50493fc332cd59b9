import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

test('the list and a challenge read without JavaScript', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/utfordringer?theme=health');
  await expect(page.getByRole('article').first()).toBeVisible();
  const title = await page.getByRole('article').first().getByRole('heading').innerText();
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title.trim());
  await context.close();
});

test('nothing is said to be up to date before our server has been asked', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const language of ['nb', 'nn', 'en'] as const) {
    const reader = new Person(page, language);
    await reader.opens('/');
    await expect(page.locator('header [href$="/usendt"]')).toHaveCount(1);
    await expect(page.getByText(String(reader.say('sync_fresh')))).toBeHidden();
  }
  await context.close();
});

test('a person without cover opens what they have never opened, in any language', async ({ phone, app }) => {
  const page = await phone();
  await page.goto('/utfordringer');
  const titles = await page.getByRole('article').getByRole('heading').allInnerTexts();
  const href = await page.getByRole('article').nth(2).getByRole('link').first().getAttribute('href');
  await phoneIsFilled(page);
  app.net.cut();

  await page.goto(href ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[2]?.trim() ?? '');
  await page.goto('/nn/utfordringer');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(page.getByRole('article')).toHaveCount(titles.length);
  // A browser that lacks nynorsk must not fall back to English dates.
  await expect(page.getByText(/(jan\.\s*[-–]\s*mai|aug\.\s*[-–]\s*des\.) \d{4}/).first()).toBeVisible();
  await expect(page.getByText(/(May|Dec) \d{4}/)).toHaveCount(0);
  await page.goto('/en/utfordringer?kind=master');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('a network that answers nothing shows the app after a while, also before the phone is filled', async ({
  phone,
  app
}) => {
  const page = await phone();
  app.net.inject(/\/changes/, 503);
  await page.goto('/utfordringer');
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  app.net.inject(/^\/utfordringer/, 'hang');
  await page.goto('/utfordringer', { timeout: 20_000 });
  await expect(page.locator('html')).toHaveAttribute('data-shell');
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('filters stand in the URL and a page that is not there is friendly', async ({ phone }) => {
  const page = await phone({ ...covered, expects: /status of 404/ });
  await page.goto('/utfordringer');
  const all = await page.getByRole('article').count();
  await page.getByRole('searchbox').fill('skole');
  await expect(page).toHaveURL(/q=skole/);
  await expect.poll(() => page.getByRole('article').count()).toBeLessThan(all);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('skole');

  const answer = await page.goto('/utfordringer/finnes-ikke');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('what is sent before the page’s script has come stands in no address, and is not lost', async ({
  phone,
  app
}) => {
  const script = /\/_app\/immutable\/.+\.js$/;
  /** The page's script is asked for and never comes; that of the page after it does. */
  const opensAsleep = async ({ page }: Person, path: string): Promise<void> => {
    let held = 0;
    let isFirst = true;
    page.on('framenavigated', () => (isFirst = held === 0));
    await page.route(script, (route) => {
      if (!isFirst) return route.continue();
      held += 1;
      return new Promise(() => undefined);
    });
    await page.goto(path, { waitUntil: 'commit' });
    await expect.poll(() => held).toBeGreaterThan(0);
  };
  const pressesAtOnce = (person: Person, key: string): Promise<void> =>
    person.page.getByRole('button', { name: person.named(key) }).click();

  const student = new Person(await phone(covered), 'nb');
  await opensAsleep(student, '/logg-inn?til=%2Fmin-side%2Flagret');
  await student.writes('email', 'for.tidlig@stud.ntnu.no');
  await pressesAtOnce(student, 'sign_send');
  await expect(student.page.locator('[name="code"]')).toBeFocused();
  expect(await app.code('for.tidlig@stud.ntnu.no')).toMatch(/^\d{6}$/);
  await expect(student.page).toHaveURL(/\/logg-inn\?til=%2Fmin-side%2Flagret$/);

  const citizen = new Person(await phone(covered), 'nb');
  await opensAsleep(citizen, '/foresla');
  await citizen.writes('suggest-need', 'Benkene ved elva er borte.');
  await pressesAtOnce(citizen, 'suggest_sign');
  await citizen.sees('suggest_early');
  await expect(citizen.page.locator('[name="suggest-need"]')).toHaveValue('Benkene ved elva er borte.');
  await expect(citizen.page).toHaveURL(/\/foresla$/);
  await citizen.isAwake();
  await expect(citizen.page.locator('[name="suggest-need"]')).toHaveValue('Benkene ved elva er borte.');

  expect(app.net.passed.filter((line) => /tidlig|Benkene/.test(line))).toEqual([]);
});

test('what one types before the page’s script has come is searched for', async ({ phone }) => {
  const page = await phone(covered);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/immutable\/.+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/utfordringer', { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('robotklipperen');
  release();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('searchbox')).toHaveValue('robotklipperen');
  await page.unrouteAll();
});

test('a search keeps the space that the next word begins with', async ({ phone }) => {
  const page = await phone(covered);
  await page.goto('/utfordringer');
  const search = page.getByRole('searchbox');
  await search.pressSequentially('varm ');
  await expect(page).toHaveURL(/q=varm$/);
  await search.pressSequentially('mat');
  await expect(page).toHaveURL(/q=varm\+mat$/);
  await expect(search).toHaveValue('varm mat');
});

test('what people write is text, whatever they write', async ({ phone }) => {
  const page = await phone(covered);
  await page.goto('/utfordringer?q=' + encodeURIComponent('<img src=x onerror=alert(1)>"\'%_*,()\\'));
  await expect(page.getByRole('searchbox')).toHaveValue(/<img/);
  await expect(page.locator('main img')).toHaveCount(0);
});
