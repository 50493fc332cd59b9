import type { Page } from '@playwright/test';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

const address = '/partnerskap/gjovik-ntnu';

test('a partnership reads without JavaScript: who, what was agreed, the figures and its own words', async ({
  browser,
  app
}) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const reader = new Person(await context.newPage(), 'nb');
  await reader.opens('/partnerskap');
  await reader.page.getByRole('link', { name: 'Universitetskommunen Gjøvik–NTNU' }).click();
  await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText('Universitetskommunen Gjøvik–NTNU');

  const main = reader.page
    .getByRole('listitem')
    .filter({ hasText: 'Hovedavtale om faglig samarbeid' })
    .first();
  const below = main.getByRole('list', {
    name: reader.say('partner_agreements_below', {
      name: 'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)'
    })
  });
  await expect(below.getByRole('listitem')).toHaveCount(2);
  await expect(main.getByText('Varer til 31. desember 2026')).toBeVisible();
  // The source gives no year, so none is shown, and "about" stands where it says so.
  await reader.sees('figures_year_none');
  await expect(reader.page.getByText(/^ca\. 30\s560$/)).toBeVisible();
  await reader.sees('figure_employees_permanent');
  await reader.sees('profile_undated');

  // The fourteen headings in their order, those with words only: this one says nothing of milestones.
  const headings = await reader.page.locator('#omtale > dl dt').allInnerTexts();
  expect(headings).toEqual([
    ...[
      'Deltakere',
      'Initiativtaker',
      'Størrelse',
      'Forankring',
      'Organisering og ressurser',
      'Finansiering'
    ],
    ...['Formål', 'Varighet', 'Fokus', 'Samarbeidsformer', 'Handlingsplaner', 'Resultater', 'Erfaringer']
  ]);
  await expect(reader.page.getByText('januar 2021', { exact: true })).toBeVisible();
  await context.close();
});

test('a partnership that was never opened is there without cover, in every language', async ({
  phone,
  app
}) => {
  const page = await phone();
  await page.goto('/utfordringer');
  await phoneIsFilled(page);
  app.net.cut();
  for (const language of ['nb', 'nn', 'en'] as const) {
    const reader = new Person(page, language);
    await reader.opens('/partnerskap/trondheim-ntnu');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await reader.sees('partner_agreements');
    await reader.sees('agreement_ended');
    await expect(page.getByRole('article')).toHaveCount(2);
    await reader.opens('/partnerskap');
    await expect(page.getByRole('article')).toHaveCount(2);
  }
});

test('a partnership that is not there says so kindly', async ({ phone }) => {
  const page = await phone({ ...covered, expects: /status of 404/ });
  expect((await page.goto('/partnerskap/finnes-ikke'))?.status()).toBe(404);
  await new Person(page, 'nb').sees('fault_404_title');
});

const shifts = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      })
  );

test('a reader says whether they found it, and nothing on the page moves for the question', async ({
  phone
}) => {
  const page = await phone(covered);
  const reader = new Person(page, 'nn');
  await reader.opens('/om');
  await reader.sees('feedback_title');
  expect(await shifts(page)).toBe(0);

  const sent = page.waitForRequest('**/api/feedback');
  await reader.presses('feedback_no');
  await page.getByRole('radio', { name: reader.say('feedback_hard_to_read') }).check();
  await reader.presses('feedback_send');
  expect((await sent).postDataJSON()).toEqual({
    page: '/om',
    language: 'nn',
    found: 'no',
    lacking: 'hard_to_read'
  });
  await reader.sees('feedback_thanks_no');
  await expect(page.getByText(reader.say('feedback_thanks_no'))).toBeFocused();

  // Another page is asked about anew.
  await page.getByRole('link', { name: reader.say('nav_privacy') }).click();
  await reader.sees('privacy_title');
  await reader.presses('feedback_yes');
  await reader.sees('feedback_thanks');
});

test('an answer without cover is refused kindly and can be sent when the network is back', async ({
  phone,
  app
}) => {
  const page = await phone();
  const reader = new Person(page, 'nb');
  await reader.opens(address);
  await reader.sees('feedback_title');
  await phoneIsFilled(page);
  app.net.cut();
  await reader.presses('feedback_yes');
  await reader.sees('feedback_offline');
  app.net.heal();
  await reader.presses('feedback_yes');
  await reader.sees('feedback_thanks');
});

/** What WCAG 1.4.12 lets a reader set. */
const roomy = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

test('with the spacing of WCAG 1.4.12 nothing is cut or pushed out of the page at 320 px', async ({
  phone
}) => {
  const page = await phone({ ...covered, viewport: { width: 320, height: 844 } });
  for (const path of ['/', '/utfordringer', address, '/om', '/personvern', '/tilgjengelighet']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The policy refuses a style element, as it should; a constructed sheet is the browser's own.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, roomy);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(wide, path).toBeLessThanOrEqual(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, a, button, label, summary')]
        .filter((element) => element.scrollHeight > element.clientHeight + 1)
        .filter((element) => getComputedStyle(element).overflowY !== 'visible' && element.clientHeight > 1)
        .map((element) => element.outerHTML.slice(0, 120))
    );
    expect.soft(cut, path).toEqual([]);
  }
});

test('the accessibility statement has every criterion with what was found', async ({ phone }) => {
  const page = await phone(covered);
  await page.goto('/en/tilgjengelighet');
  await expect(page.getByRole('rowheader')).toHaveCount(55);
  await expect(page.getByRole('row', { name: /3\.1\.2 Language of Parts/ })).toContainText('In part');
});
