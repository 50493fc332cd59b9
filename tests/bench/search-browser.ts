/** What a letter costs before anything is drawn, at 4× CPU: on the page's own thread, and in a worker. */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { percentiles, type Line } from './measure.ts';
import type { SearchPage } from './search-page.ts';

declare global {
  interface Window {
    searchPage: SearchPage;
  }
}

const rate = 4;
/** How many challenges, and how many milliseconds a letter may take until its answer is shown. */
const sizes = [
  [2_000, 16],
  [10_000, 50]
] as const;

const bundle = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('search-page.ts', import.meta.url));
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } }
  })) as Rolldown.RolldownOutput[];
  return made[0]?.output[0].code ?? '';
};

const measure = async (page: Page, source: string, count: number, budget: number): Promise<Line> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.evaluate((n) => window.searchPage.fill(n), count);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const times = await page.evaluate(([code, slower]) => window.searchPage.measure(code, slower), [
    source,
    rate
  ] as const);
  const [here, there] = [percentiles(times.page), percentiles(times.worker)];
  return {
    what: `list of a search, ${count} challenges, p95`,
    value: here.p95,
    unit: 'ms',
    budget,
    against: { what: 'in a worker', value: there.p95 },
    note: `p50 ${here.p50.toFixed(1)} ms, in a worker ${there.p50.toFixed(1)} ms`
  };
};

export const searchBrowserBench = async (): Promise<Line[]> => {
  const source = await bundle();
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: source });
    const lines: Line[] = [];
    for (const [count, budget] of sizes) lines.push(await measure(page, source, count, budget));
    return lines;
  } finally {
    await browser.close();
  }
};
