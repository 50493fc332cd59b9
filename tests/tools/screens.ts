/**
 * `npm run screens [-- FOLDER]` writes every screen at 390 × 844 and 1280 × 800, light and dark, so that a person can
 * look at them before calling one done. In the environment, each a list with commas: LANGUAGES (nb; also nn, en), SIZES
 * (phone, desktop; also small), ONLY (a pattern of names), and STATES=1 for sheets, faults and steps too.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { App } from '../e2e/support/app.ts';
import { Person } from '../e2e/support/journey.ts';
import { screens, type Screen } from '../e2e/support/routes.ts';
import { states } from '../e2e/support/states.ts';
import { chromiumArgs, findChromium } from './chromium.ts';

const folder = process.argv[2] ?? 'screens';
const { LANGUAGES = 'nb', SIZES = 'phone,desktop', ONLY = '', STATES } = process.env;
const languages = LANGUAGES.split(',') as Person['language'][];
const sizes = SIZES.split(',') as Size[];
const wanted = screens.filter(({ name }) => new RegExp(ONLY).test(name));
const modes = ['light', 'dark'] as const;
type Size = 'phone' | 'small' | 'desktop';
const viewports: Record<Size, { width: number; height: number }> = {
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 640 },
  desktop: { width: 1280, height: 800 }
};

/** What was not reached; the rest is drawn all the same. */
const missing: string[] = [];

/** The page's own script has come, and nothing that it reads is on its way any more. */
const isShown = async (page: Page): Promise<void> => {
  // What others show on their pages has no script, and nothing beside it.
  await page.locator('main + [role="status"], main:only-child').waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('.ds-skeleton'));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  // Cards below the fold are drawn when they come near, which a picture of the whole page never does.
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
};

/** Both modes of what stands there now; on a phone the whole length of the page, unless a sheet lies over it. */
const draw = async (page: Page, name: string, whole: boolean): Promise<void> => {
  for (const colorScheme of modes) {
    await page.emulateMedia({ colorScheme });
    // The first picture after the change may still be of before, in parts.
    await page.screenshot();
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: whole });
  }
};

const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    missing.push(`${what}: ${String(error).split('\n')[0] ?? ''}`);
  }
};

const drawScreen = async (page: Page, screen: Screen, size: Size, slug: string): Promise<void> => {
  for (const language of languages) {
    const person = new Person(page, language);
    const name = `${screen.name}-${size}-${language}`;
    await attempt(name, async () => {
      await person.opens(screen.path.replace(':slug', slug));
      await isShown(page);
      await draw(page, name, size !== 'desktop');
      if (!STATES) return;
      for (const state of states.filter((candidate) => candidate.screen === screen.name)) {
        await state.reach(person);
        await draw(page, `${name}-${state.name.replaceAll(' ', '-')}`, false);
      }
    });
  }
};

/** All screens of one role: one browser profile and one sign-in, as one person would see them. */
const drawRole = async (browser: Browser, app: App, role: Screen['role'], slug: string): Promise<void> => {
  const context = await browser.newContext({ baseURL: app.origin, locale: 'nb-NO', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (role) {
    const person = new Person(page, 'nb');
    await person.signsInAs(role);
    await person.opens('/min-side/innstillinger');
    await person.sees('mine_last_pull');
  }
  for (const size of sizes) {
    await page.setViewportSize(viewports[size]);
    for (const screen of wanted.filter((candidate) => candidate.role === role))
      await drawScreen(page, screen, size, slug);
  }
  await context.close();
};

const app = await App.start();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
try {
  await mkdir(folder, { recursive: true });
  const list = (await (await fetch(`${app.origin}/api/open/v1/cards`)).json()) as {
    cards: { slug: string }[];
  };
  for (const role of new Set(wanted.map((screen) => screen.role)))
    await attempt(role ?? 'visitor', () => drawRole(browser, app, role, list.cards[0]?.slug ?? ''));
} finally {
  await browser.close();
  await app.stop();
}
console.log(`Screens are in ${folder}/`);
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exitCode = 1;
}
