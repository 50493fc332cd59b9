/** Samskap on the home screen: what the browser asks of it, what it is given from other apps, its number, its question. */
import { chromium, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { challengesOf } from './support/answers.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

type Picture = { src: string; sizes: string };
type Manifest = {
  id: string;
  lang: string;
  start_url: string;
  icons: Picture[];
  screenshots: (Picture & { form_factor: string })[];
  shortcuts: { name: string; url: string; icons: Picture[] }[];
  share_target: { action: string };
};

/** The width and height that the browser sees, and what it is told it will be. */
const measured = (page: Page, pictures: readonly Picture[]): Promise<{ src: string; sizes: string }[]> =>
  page.evaluate(
    (all) =>
      Promise.all(
        all.map(async ({ src }) => {
          const picture = await createImageBitmap(await (await fetch(src)).blob());
          return { src, sizes: `${picture.width}x${picture.height}` };
        })
      ),
    pictures
  );

test('Chromium finds nothing that stops installing, in three languages of one app', async ({ app }) => {
  // A window that leaves no trace may not install anything, so this one has a profile.
  const context = await chromium.launchPersistentContext('', {
    executablePath: findChromium(),
    args: chromiumArgs,
    baseURL: app.origin
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  for (const [language, start] of [
    ['nb', '/'],
    ['nn', '/nn'],
    ['en', '/en']
  ] as const) {
    const person = new Person(page, language);
    await person.opens('/utfordringer');
    await phoneIsFilled(page);
    await person.isAwake();
    const { url, errors, data = '' } = await devtools.send('Page.getAppManifest');
    expect([language, errors]).toEqual([language, []]);
    expect(new URL(url).pathname).toBe(person.at('/manifest.webmanifest'));
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect([language, installabilityErrors]).toEqual([language, []]);

    const manifest = JSON.parse(data) as Manifest;
    expect(manifest).toMatchObject({ id: '/', lang: language, start_url: start });
    expect(manifest.share_target.action).toBe(person.at('/del'));
    expect(manifest.shortcuts.map(({ name, url: to }) => [name, to])).toEqual([
      [person.say('municipality_new'), person.at('/kommune/ny')],
      [person.say('nav_challenges'), person.at('/utfordringer')],
      [person.say('app_messages'), person.at('/min-side/meldinger')]
    ]);
    const pictures = [
      ...manifest.icons,
      ...manifest.screenshots,
      ...manifest.shortcuts.flatMap(({ icons }) => icons)
    ].flatMap(({ src, sizes }) => (sizes === 'any' ? [] : [{ src, sizes }]));
    expect(await measured(page, pictures)).toEqual(pictures);
    expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
      new Set(['narrow', 'wide'])
    );
    // What other pages of the worker's are in another language, the link in the head follows.
    await expect(page.locator('link[rel="manifest"]')).toHaveAttribute(
      'href',
      person.at('/manifest.webmanifest')
    );
  }
  await context.close();
});

const shareHref = (fields: Record<string, string>): string =>
  `/del?${new URLSearchParams(fields).toString()}`;
const link = 'https://www.example.org/benkene';

test('a link that staff share becomes a draft, without cover too, and stands there once', async ({
  phone,
  app
}) => {
  const staff = new Person(await phone(), 'nb');
  const { page } = staff;
  await staff.signsInAs('staff_gjovik');
  await phoneIsFilled(page);
  await staff.isInStep();
  app.net.cut();
  await staff.opens(shareHref({ title: 'Benkene i parken er borte', text: `Les dette. ${link}` }));
  await page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await expect(page.locator('[name="today"]')).toHaveValue(`Les dette.\n\n${link}`);
  // No page that was visited has the words in its address.
  await page.goBack();
  expect(page.url()).not.toContain('example.org');
  app.net.heal();
  await staff.opens('/kommune');
  await staff.isInStep(30_000);
  await expect(page.getByText('Benkene i parken er borte', { exact: true })).toHaveCount(1);
  expect(app.net.passed.filter((asked) => asked.includes('/del'))).toEqual([]);
});

test('what somebody shares who is not signed in waits for them, and is a draft once they have come in', async ({
  phone,
  app
}) => {
  const staff = new Person(await phone(), 'nn');
  const { page } = staff;
  await staff.opens(shareHref({ text: 'Ingen veit når bussen går.' }));
  await staff.sees('shared_title_out');
  await expect(page.getByText('Ingen veit når bussen går.')).toBeVisible();
  await expect(page).toHaveURL(/\/nn\/del$/);
  // Another one before the first has found its place, and the app closed in between, to read the code.
  await staff.opens(shareHref({ text: 'Og skuret lek.' }));
  await page.getByRole('link', { name: staff.say('shared_sign') }).click();
  await page.waitForURL(/\/nn\/logg-inn/);
  await page.reload();
  await staff.signsInWithCode('deler.noko@gjovik.kommune.no', app);
  await page.waitForURL(/\/nn\/kommune\/[0-9a-f-]{36}$/);
  await expect(page.locator('[name="today"]')).toHaveValue('Ingen veit når bussen går.\n\nOg skuret lek.');
  await expect(page.locator('[name="language"]')).toHaveValue('nn');
  await staff.opens('/del');
  await expect(page.getByRole('heading', { name: staff.say('shared_none_title') })).toBeVisible();
});

test('what a student shares can be a suggestion, after what they were writing already', async ({ phone }) => {
  const student = new Person(await phone(), 'en');
  const { page } = student;
  await student.signsInAs('student');
  await student.opens('/foresla');
  await student.isAwake();
  await student.writes('suggest-need', 'The park is dark.');
  await student.opens(shareHref({ title: 'Benches', text: 'They are gone.', url: link }));
  await student.sees('shared_title_in');
  await student.presses('shared_suggest');
  await expect(page.locator('[name="suggest-need"]')).toHaveValue(
    `The park is dark.\n\nThey are gone.\n\n${link}`
  );
  await expect(page.locator('[name="suggest-title"]')).toHaveValue('Benches');
  // Thrown away is thrown away.
  await student.opens(shareHref({ text: 'Never mind.' }));
  await student.presses('shared_forget');
  await expect(page).toHaveURL(/\/en$/);
  await student.opens('/del');
  await student.sees('shared_none_title');
});

/** What the page last asked of the app's icon; `null` before it has asked. */
const badge = (page: Page): Promise<number | null> =>
  page.evaluate(() => (window as unknown as { badge?: number }).badge ?? null);

test('the app’s icon says how much is new, also without cover, and nothing once its person has left', async ({
  phone,
  app
}) => {
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  await page.context().addInitScript(() => {
    const shows = (count: number) => {
      Object.assign(window, { badge: count });
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'setAppBadge', { value: shows });
    Object.defineProperty(navigator, 'clearAppBadge', { value: () => shows(0) });
  });
  await page.goto('/');
  await expect.poll(() => badge(page)).toBe(0);
  await student.signsInAs('student');
  await student.opens('/min-side/varsler');
  await student.isInStep();
  await expect.poll(() => badge(page)).toBeGreaterThan(0);
  const unread = await badge(page);
  await phoneIsFilled(page);
  app.net.cut();
  await student.opens('/utfordringer');
  await expect.poll(() => badge(page)).toBe(unread);
  app.net.heal();
  await student.opens('/min-side');
  await student.isInStep(30_000);
  await student.presses('mine_sign_out');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('signout_now'), exact: true })
    .click();
  await expect.poll(() => badge(page)).toBe(0);
});

/** The browser says that it could install the app; what is answered to its question stands in `window.asked`. */
const offers = (page: Page, outcome: 'accepted' | 'dismissed' = 'dismissed'): Promise<void> =>
  page.evaluate((chosen) => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    const prompt = () => {
      Object.assign(window, { asked: true });
      return Promise.resolve();
    };
    dispatchEvent(Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome: chosen }) }));
  }, outcome);

/** The same once, of the next page and before any of the app has come. */
const offersEarly = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('offered')) return;
    sessionStorage.setItem('offered', '1');
    addEventListener('DOMContentLoaded', () => {
      dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }));
    });
  });
};

test('whether to install is asked after use, when nothing waits and nobody writes, and once', async ({
  phone,
  app
}) => {
  const first = new Person(await phone(), 'nb');
  const context = first.page.context();
  const asked = ({ page, say }: Person) => page.getByRole('complementary', { name: say('install_title') });
  const [need] = await challengesOf(app, 'kind=master');
  await first.signsInAs('student');
  await first.opens(`/utfordringer/${need?.slug}`);
  await first.isAwake();
  await offers(first.page);
  await first.presses('save_add');
  await first.isInStep();
  await first.page
    .getByRole('link', { name: first.say('nav_home'), exact: true })
    .last()
    .click();
  await expect(first.page).toHaveURL(/\/$/);
  await expect(asked(first)).toBeHidden();
  await first.page.close();

  const again = new Person(await context.newPage(), 'nb');
  await again.opens('/foresla');
  await again.isInStep();
  await offers(again.page);
  await again.writes('suggest-need', 'Det er mørkt i parken.');
  await expect(asked(again)).toBeHidden();
  await again.opens('/utfordringer');
  await again.isInStep();
  // In the middle of a search it does not come up.
  await again.page.getByRole('searchbox').focus();
  await offers(again.page);
  await expect(asked(again)).toBeHidden();
  await offersEarly(again.page);
  await again.opens('/min-side');
  await again.isInStep();
  await expect(asked(again)).toBeVisible();
  await again.presses('install_later');
  await expect(asked(again)).toBeHidden();
  await again.opens('/');
  await again.isInStep();
  await offers(again.page);
  await expect(asked(again)).toBeHidden();

  // It is always to be found, and there it is the browser's own question.
  await again.opens('/min-side/innstillinger#app');
  await again.isInStep();
  await again.sees('install_menu');
  await offers(again.page, 'accepted');
  await again.presses('install_do');
  await expect.poll(() => again.page.evaluate(() => 'asked' in window)).toBe(true);
});

test('on an iPhone the way is told in words, and nobody is sent there with something unsent', async ({
  phone,
  app
}) => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  const student = new Person(await phone({ userAgent }), 'nn');
  const { page, say } = student;
  // One that no other journey keeps.
  const need = (await challengesOf(app, 'kind=bachelor')).at(-1);
  await student.signsInAs('student');
  await student.opens(`/utfordringer/${need?.slug}`);
  await student.presses('save_add');
  await student.isInStep();
  await phoneIsFilled(page);

  const next = new Person(await page.context().newPage(), 'nn');
  app.net.cut();
  await next.opens(`/utfordringer/${need?.slug}`);
  await next.presses('save_done');
  await next.page
    .getByRole('button', { name: next.named('save_add') })
    .first()
    .waitFor();
  await next.opens('/min-side');
  await expect(next.page.getByRole('complementary', { name: say('install_title') })).toBeHidden();
  await next.opens('/min-side/innstillinger');
  await next.sees('install_ios_add');
  await next.sees('install_ios_kept');
  await next.sees('install_ios_waiting');
  app.net.heal();
  await next.opens('/min-side');
  await next.isInStep(30_000);
  await next.presses('install_how');
  await expect(next.page).toHaveURL(/\/nn\/min-side\/innstillinger#app$/);
  await next.sees('install_ios_open');
  await expect(next.page.getByText(say('install_ios_waiting'))).toBeHidden();
});
