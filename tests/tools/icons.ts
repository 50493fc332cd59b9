/**
 * `npm run icons` draws the icon files of `static/icons` from the two drawings beside them: `samskap-app.svg` fills its
 * square, so that a phone may cut it to any shape and the mark stays inside the safe circle; a browser's tab and desktop
 * get the same with rounded corners. The app's shortcuts get signs that stand in the app as well.
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

/** What stands in the menu of the app's icon, and its sign in `icons.svg`. */
const shortcuts = { new: 'plus', challenges: 'challenges', messages: 'mail' };
const signs = await readFile(join(folder, '../../src/lib/ui/base/icons.svg'), 'utf8');
const signOf = (id: string): string => {
  const drawn = new RegExp(`<symbol id="${id}"[^>]*>(.*?)</symbol>`, 's').exec(signs)?.[1];
  if (!drawn) throw new Error(`icons.svg has no ${id}`);
  return `<svg viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#0f5c63"/><g transform="translate(12 12)" fill="none" stroke="#faf7f1" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${drawn}</g></svg>`;
};

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const draw = async (name: string, size: number, corner: number, drawing: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:100vw;border-radius:${corner}%}</style>${drawing}`
  );
  await page.screenshot({ path: join(folder, name), omitBackground: true });
  await page.close();
};
for (const { name, size, corner } of files) await draw(name, size, corner, app);
for (const [name, sign] of Object.entries(shortcuts)) await draw(`shortcut-${name}.png`, 96, 0, signOf(sign));
await browser.close();
