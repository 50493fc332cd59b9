import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { atDoubleText, hiddenFocus, misfits } from './support/layout.ts';
import { phoneIsFilled } from './support/phone.ts';
import { screens, type Screen } from './support/routes.ts';
import { states } from './support/states.ts';
import { covered, expect, test } from './support/test.ts';
import { treeFaults } from './support/tree.ts';
import { comesTooLate, twoPhones, writesOffline } from './support/unsent.ts';

const languages = ['nb', 'nn', 'en'] as const;

const newest = async (app: App): Promise<string> => {
  const answer = await fetch(`${app.origin}/api/open/v1/cards`);
  const { cards } = (await answer.json()) as { cards: { slug: string }[] };
  return cards[0]?.slug ?? '';
};

/** The page's own script has come, and nothing that it reads from this phone is still on its way. */
const isShown = async ({ page, language }: Person): Promise<void> => {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The voice of sync is the last that the layout fetches.
  // What others show on their pages has no script, and nothing beside it.
  await expect(page.locator('main + [role="status"], main:only-child')).toBeAttached();
  await expect(page.locator('.ds-skeleton')).toHaveCount(0);
};

/** Opens a screen and waits until it is all there. */
const open = async (person: Person, screen: Screen, slug: string): Promise<void> => {
  await person.opens(screen.path.replace(':slug', slug));
  await isShown(person);
  if (screen.role) await person.isInStep();
};

/** Somebody who is signed in, with what the server has for them on the phone. */
const enters = async (person: Person, role: NonNullable<Screen['role']>): Promise<void> => {
  await person.signsInAs(role);
  await person.opens('/min-side/innstillinger');
  await person.sees('mine_last_pull');
};

/** One screen of each kind: these in three languages and in the dark, all others in bokmål in the light, as quality.md asks. */
const templates = new Set([
  'home',
  'challenges',
  'challenge',
  'partnership',
  'sign-in',
  'suggest',
  'student-home',
  'student-page',
  'student-challenge',
  'student-thread',
  'profile-likes',
  'unit',
  'unit-new',
  'unit-lead',
  'coordinator',
  'coordinator-challenge'
]);

for (const role of new Set(screens.map((screen) => screen.role))) {
  const list = screens.filter((screen) => screen.role === role);

  test(`axe, the tree, the thumb, the keyboard and large text find nothing, ${role ?? 'nobody signed in'}`, async ({
    phone,
    app
  }) => {
    test.slow();
    // Of a page that is not there, and of a session that the server ends.
    const page = await phone({ expects: /status of 40[04]/ });
    const slug = await newest(app);
    if (role) await enters(new Person(page, 'nb'), role);
    for (const screen of list) {
      const isTemplate = templates.has(screen.name);
      for (const language of isTemplate ? languages : (['nb'] as const)) {
        const person = new Person(page, language);
        const at = `${screen.name}, ${language}`;
        const modes = isTemplate && language === 'nb' ? (['dark', 'light'] as const) : (['light'] as const);
        await open(person, screen, slug);
        expect.soft(await findings(page, modes), at).toEqual([]);
        expect.soft(await treeFaults(page), at).toEqual([]);
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 844 });
          expect.soft(await misfits(page), `${at}, ${width} px`).toEqual([]);
        }
        expect.soft(await hiddenFocus(page), at).toEqual([]);
        expect.soft(await atDoubleText(page, misfits), `${at}, 200 % text`).toEqual([]);
        for (const state of states.filter((candidate) => candidate.screen === screen.name)) {
          await state.reach(person);
          expect.soft(await findings(page, modes), `${at}, ${state.name}`).toEqual([]);
          expect.soft(await treeFaults(page), `${at}, ${state.name}`).toEqual([]);
        }
      }
    }
  });
}

test('axe finds nothing on the page that says that nothing answers', async ({ phone, app }) => {
  const page = await phone();
  await page.goto('/');
  await phoneIsFilled(page);
  app.net.cut();
  for (const language of languages) {
    const person = new Person(page, language);
    await person.opens('/utfordringer/finnes-ikke');
    await isShown(person);
    await person.sees('fault_text');
    expect.soft(await findings(page), language).toEqual([]);
  }
});

/** What the header leads to: a sheet over the page, or the page of what is unsent. */
const opensSync = async ({ page, say }: Person): Promise<void> => {
  const where = new RegExp(`^${String(say('sync_where'))}`);
  await page.getByRole('banner').getByRole('link', { name: where }).click();
  await page.waitForFunction(
    () => document.querySelector('dialog[open] h2') !== null || location.pathname.endsWith('/usendt')
  );
  await page.locator('dialog[open] button, main h1').first().waitFor();
};

test('axe and the tree find nothing without cover, with what waits, what is refused, two versions, and signing out', async ({
  phone,
  app
}) => {
  test.slow();
  const [page, other] = [await phone(), await phone(covered)];
  const pair = await twoPhones(
    new Person(page, 'nb'),
    new Person(other, 'nb'),
    'axe.usendt@stud.ntnu.no',
    app
  );
  const unsent = '/min-side/usendt';
  const challenge = `/utfordringer/${pair.slug}`;
  const looks = async (
    state: string,
    paths: readonly string[],
    further?: (person: Person) => Promise<void>
  ): Promise<void> => {
    const judge = async (at: string): Promise<void> => {
      expect.soft(await findings(page, ['light']), `${state}, ${at}`).toEqual([]);
      expect.soft(await treeFaults(page), `${state}, ${at}`).toEqual([]);
    };
    for (const language of paths.includes(unsent) ? (['nn', 'en'] as const) : []) {
      const reader = new Person(page, language);
      await reader.opens(unsent);
      await isShown(reader);
      await judge(`${unsent}, ${language}`);
    }
    const person = new Person(page, 'nb');
    for (const path of paths) {
      await person.opens(path);
      await isShown(person);
      await judge(path);
    }
    if (!further) return;
    await further(person);
    await judge('then');
  };

  await page.context().setOffline(true);
  await looks('offline', [unsent, '/min-side'], opensSync);
  await writesOffline(pair);
  await looks('waiting', [unsent, challenge, '/min-side/profil', '/min-side'], opensSync);
  await comesTooLate(pair);
  await looks('refused and two versions', [challenge, unsent, '/min-side'], opensSync);
  await looks('signing out', ['/min-side'], async (person) => {
    await person.presses('mine_sign_out');
    await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
  });
});
