/**
 * `npm run icons` draws the icon files of `static/icons` from the two drawings beside them: `samskap-app.svg` fills its
 * square, so that a phone may cut it to any shape and the mark stays inside the safe circle; a browser's tab and desktop
 * get the same with rounded corners.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../../static/icons');
const app = await readFile(join(folder, 'samskap-app.svg'), 'utf8');

const files = [
  { name: 'samskap-180.png', size: 180, corner: 0 },
  { name: 'samskap-maskable-192.png', size: 192, corner: 0 },
  { name: 'samskap-maskable-512.png', size: 512, corner: 0 },
  { name: 'samskap-32.png', size: 32, corner: 22 },
  { name: 'samskap-192.png', size: 192, corner: 22 },
  { name: 'samskap-512.png', size: 512, corner: 22 }
];

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
for (const { name, size, corner } of files) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:100vw;border-radius:${corner}%}</style>${app}`
  );
  await page.screenshot({ path: join(folder, name), omitBackground: true });
  await page.close();
}
await browser.close();
