/**
 * `npm run screens [-- FOLDER]` writes every screen at 390 × 844 and 1280 × 800, light and dark, so that a person can
 * look at them before calling one done. Languages: nb by default, LANGUAGES=nb,nn,en for more.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { App } from '../e2e/support/app.ts';
import { localized, screens, type Screen } from '../e2e/support/routes.ts';
import { chromiumArgs, findChromium } from './chromium.ts';

const folder = process.argv[2] ?? 'screens';
const languages = (process.env.LANGUAGES ?? 'nb').split(',') as ('nb' | 'nn' | 'en')[];
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /.*/;
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

const signIn = async (page: Page, screen: Screen): Promise<void> => {
  await page.goto('/demo');
  await page.locator('main + [role="status"]').waitFor({ state: 'attached' });
  await page.locator(`[value="${screen.role}"]`).click();
  await page.waitForURL((url) => url.pathname !== '/demo');
};

const app = await App.start();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
await mkdir(folder, { recursive: true });
const list = (await (await fetch(`${app.origin}/api/open/v1/cards`)).json()) as {
  cards: { slug: string }[];
};
const slug = list.cards[0]?.slug ?? '';

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const screen of screens.filter((candidate) => only.test(candidate.name))) {
      const context = await browser.newContext({
        baseURL: app.origin,
        viewport,
        colorScheme,
        locale: 'nb-NO'
      });
      const page = await context.newPage();
      if (screen.role) await signIn(page, screen);
      for (const language of languages) {
        await page.goto(localized(screen.path.replace(':slug', slug), language), {
          waitUntil: 'networkidle'
        });
        const path = join(folder, `${screen.name}-${size}-${colorScheme}-${language}.png`);
        await page.screenshot({ path, fullPage: size === 'phone' });
      }
      await context.close();
    }
  }
}
await browser.close();
await app.stop();
console.log(`Screens are in ${folder}/`);
