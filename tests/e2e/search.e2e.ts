/** Searching as people write: in another written form, in English, by part of a word, with a slip; without cover. */
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

const road = 'Skoleveien når brøytekanten er høyere enn barnet';
const alarm = 'Når trygghetsalarmen går og ingen har falt';
const leak = 'Lekkasjen som kunne høres før den ble sett';
const cloakroom = 'Barna som blir stille i garderoben';

const count = (page: Page) => page.locator('#results');
const card = (page: Page, title: string) => page.getByRole('article').filter({ has: page.getByText(title) });
const best = (page: Page) => page.getByRole('article').first().getByRole('heading');

test('what one means is found in three languages, offline, and it is shown why', async ({ phone, app }) => {
  test.slow();
  const reader = new Person(await phone(), 'nb');
  const { page } = reader;
  await reader.opens('/utfordringer');
  await phoneIsFilled(page);
  app.net.cut();
  const search = page.getByRole('searchbox', { name: reader.say('list_search') });

  await test.step('nynorsk finds bokmål, and the word is marked', async () => {
    await search.pressSequentially('skuleveg');
    await expect(count(page)).toHaveText('1 utfordring');
    await expect(best(page)).toHaveText(road);
    await expect(best(page).locator('mark')).toHaveText('Skoleveien');
    // To the ear the title is one name, marks or no marks.
    await expect(page.getByRole('link', { name: road, exact: true })).toBeVisible();
    await expect(page).toHaveURL(/q=skuleveg$/);
    expect(await findings(page)).toEqual([]);
  });

  await test.step('a part finds the compound, a slip the word', async () => {
    await search.fill('alarm');
    await expect(best(page)).toHaveText(alarm);
    await search.fill('lekasje');
    await expect(best(page)).toHaveText(leak);
  });

  await test.step('a word that the card does not show is named on it', async () => {
    await search.fill('barnehage');
    await expect(card(page, cloakroom)).toContainText(`${reader.say('list_hit_text')} barnehagen`);
    await expect(page.getByRole('combobox')).toContainText(reader.say('list_sort_best'));
  });

  await test.step('a word with a minus leaves out, a phrase stands as it is', async () => {
    await search.fill('barn -barnehagen');
    await expect(card(page, road)).toBeVisible();
    await expect(card(page, cloakroom)).toHaveCount(0);
    await search.fill('"stille i garderoben"');
    await expect(count(page)).toHaveText('1 utfordring');
  });

  await test.step('where nothing has every word, what comes nearest is said to be that', async () => {
    await search.fill('lekkasje ridehest');
    await expect(count(page)).toHaveText(reader.say('list_near', { count: '1' }));
    await expect(best(page)).toHaveText(leak);
    await search.fill('finnesikke');
    await expect(
      page.getByRole('heading', { name: reader.say('list_empty_words', { words: 'finnesikke' }) })
    ).toBeVisible();
  });

  await test.step('hits below the fold are drawn when nobody types on', async () => {
    await search.fill('s');
    await expect(page).toHaveURL(/q=s$/);
    // A whole page of them: those that are seen are drawn first.
    await expect(page.locator('main h2 a[href$="?q=s"]')).toHaveCount(24);
  });

  await test.step('filters narrow the search, and each says beforehand what it gives', async () => {
    await search.fill('barn');
    await expect(page).toHaveURL(/q=barn$/);
    const all = await page.getByRole('article').count();
    await page.getByRole('button', { name: reader.say('list_filter') }).click();
    const choice = page.locator('dialog label', { has: page.locator('[name="theme"][value="upbringing"]') });
    await expect(choice.locator('.number')).toHaveText(/^\d+$/);
    const promised = Number(await choice.locator('.number').innerText());
    // To the ear the number says what it counts.
    await expect(choice.getByRole('checkbox')).toHaveAccessibleName(
      new RegExp(`, ${promised} utfordring(er)?$`)
    );
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThan(all);
    await choice.click();
    await page.keyboard.press('Escape');
    await expect(count(page)).toHaveText(reader.say('list_count', { count: String(promised) }));
    await expect(page.getByRole('article')).toHaveCount(promised);
  });

  const english = new Person(page, 'en');
  await test.step('English finds Norwegian', async () => {
    await english.opens('/utfordringer');
    await page.getByRole('searchbox', { name: english.say('list_search') }).pressSequentially('kindergarten');
    await expect(card(page, cloakroom)).toContainText(`${english.say('list_hit_text')} barnehagen`);
    expect(await findings(page)).toEqual([]);
  });

  await test.step('a first visit is answered by the server in the same way', async () => {
    app.net.heal();
    const html = await (await fetch(`${app.origin}/nn/utfordringer?q=skuleveg`)).text();
    expect(html).toMatch(/<mark[^>]*>Skoleveien<\/mark>/);
  });
});
