/**
 * Lighthouse on a phone (slow 4G and 4× CPU, both simulated) in a real Chromium: the four public pages that people land
 * on. Each page is asked several times, and the run in the middle counts. Needs a build.
 */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import type { Line } from './measure.ts';

const challenges = 200;
const runs = 9;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Points that may be lacking to 100. */
const mayLack: Record<(typeof categories)[number], number> = {
  performance: 2,
  accessibility: 0,
  'best-practices': 0,
  seo: 0
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

const scoreOf = (result: Result, category: string): number =>
  Math.round((result.categories[category]?.score ?? 0) * 100);

const valueOf = (result: Result, audit: string): number => result.audits[audit]?.numericValue ?? Number.NaN;

/** What a category takes points for, by name. */
const blamed = (result: Result, category: string): string =>
  (result.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id)
    .join(', ');

/** One run; a trace that the browser began too late (NO_NAVSTART, now and then) is no measurement, and is made again. */
const ask = async (address: string, port: number, again = 3): Promise<Result> => {
  const answer = await lighthouse(address, { port, onlyCategories: [...categories], logLevel: 'error' });
  if (!answer) throw new Error(`Lighthouse said nothing of ${address}`);
  const error = answer.lhr.runtimeError;
  if (error && again > 0) return ask(address, port, again - 1);
  if (error) throw new Error(error.message);
  return answer.lhr;
};

const linesOf = (page: string, result: Result): Line[] => [
  ...categories.map((category): Line => ({
    what: `${page}: ${category}, short of 100`,
    value: 100 - scoreOf(result, category),
    unit: 'points',
    budget: mayLack[category],
    note: blamed(result, category)
  })),
  {
    what: `${page}: largest paint`,
    value: valueOf(result, 'largest-contentful-paint'),
    unit: 'ms',
    budget: 1_500
  },
  { what: `${page}: shift`, value: valueOf(result, 'cumulative-layout-shift'), unit: 'shift', budget: 0 },
  { what: `${page}: blocked`, value: valueOf(result, 'total-blocking-time'), unit: 'ms', budget: 50 }
];

export const lighthouseBench = async (): Promise<Line[]> => {
  const app = await startApp(challenges);
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArgs, `--remote-debugging-port=${port}`]
  });
  try {
    const answer = await fetch(`${app.origin}/api/open/v1/cards`);
    const { cards } = (await answer.json()) as { cards: { slug: string }[] };
    const pages = {
      home: '/',
      list: '/utfordringer',
      challenge: `/utfordringer/${cards[0]?.slug}`,
      partnership: '/partnerskap/gjovik-ntnu'
    };
    const lines: Line[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run++) results.push(await ask(app.origin + path, port));
      results.sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
      const middle = results[Math.floor(runs / 2)];
      if (middle) lines.push(...linesOf(name, middle));
    }
    return lines;
  } finally {
    await browser.close();
    await app.stop();
  }
};
