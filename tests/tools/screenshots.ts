/**
 * `npm run screenshots` takes the pictures that a browser shows when it offers to install the app: the list and a
 * challenge of the demo world, on a phone and on a desktop, as `src/routes/manifest.webmanifest` names them.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { App } from '../e2e/support/app.ts';
import { chromiumArgs, findChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../../static/screenshots');
const shapes = { narrow: { width: 390, height: 844 }, wide: { width: 1280, height: 800 } };

const app = await App.start();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const { cards } = (await (await fetch(`${app.origin}/api/open/v1/cards`)).json()) as {
  cards: { slug: string }[];
};
const pages = { list: '/utfordringer', challenge: `/utfordringer/${cards[0]?.slug}` };
for (const [shape, viewport] of Object.entries(shapes)) {
  const page = await browser.newPage({
    baseURL: app.origin,
    viewport,
    colorScheme: 'light',
    locale: 'nb-NO'
  });
  // Playwright's own pictures are four times as large.
  const devtools = await page.context().newCDPSession(page);
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    await writeFile(join(folder, `${name}-${shape}.webp`), Buffer.from(data, 'base64'));
  }
  await page.close();
}
await browser.close();
await app.stop();
