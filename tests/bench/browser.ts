/** What a person waits for on a slow phone: 4× CPU slowdown, 2,000 challenges in the replica. Needs a build. */
import { chromium, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import { percentiles, type Line } from './measure.ts';
import { cards, filled, list, phone, slowPage } from './slow-phone.ts';

const count = 2_000;
const visits = 7;

/**
 * Milliseconds from navigation to the first card on the screen. The page says so itself: asking it again and again
 * brings the tool's own script into it, which a slow phone then runs beside the app.
 */
const opens = async (page: Page, address: string): Promise<number> => {
  const said = page.waitForEvent('console', (message) => message.text().startsWith('shown '));
  await page.goto(address, { waitUntil: 'commit' });
  return Number((await said).text().slice('shown '.length));
};

/** The same over several cold pages. */
const visit = async (context: BrowserContext, address: string, selector = cards): Promise<number[]> => {
  const times: number[] = [];
  for (let n = 0; n < visits; n++) {
    const { page } = await slowPage(context, selector);
    times.push(await opens(page, address));
    await page.close();
  }
  return times;
};

/** The middle of an element. Finding it is the tool's work on the page's thread, not the page's own. */
const middleOf = async (place: Locator): Promise<[number, number]> => {
  const box = await place.boundingBox();
  if (!box) throw new Error('not on the screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** Scrolls to the end and back, sets filters in the sheet and closes it; what the thread was held up by meanwhile. */
const scrollAndFilter = async (page: Page): Promise<string[]> => {
  const long: string[] = [];
  /**
   * Runs what a person does and keeps the tasks it caused, not those of looking where to press: by their start, since
   * the browser tells of a task some time after it.
   */
  const during = async (
    step: string,
    done: () => Promise<unknown>,
    work: () => Promise<void>
  ): Promise<void> => {
    const from = await page.evaluate(() => performance.now());
    await work();
    await done();
    await page.evaluate(() => new Promise((told) => requestIdleCallback(told)));
    const tasks = await page.evaluate(() => window.bench.long);
    long.push(
      ...tasks
        .filter(({ startTime }) => startTime >= from)
        .map(({ duration }) => `${step} ${duration.toFixed(0)}`)
    );
  };
  await during(
    'scroll',
    () => page.waitForFunction(() => scrollY < 10),
    async () => {
      for (let n = 0; n < 15; n++) await page.mouse.wheel(0, 400);
      for (let n = 0; n < 15; n++) await page.mouse.wheel(0, -400);
      await page.mouse.wheel(0, -20_000);
    }
  );
  const opener = await middleOf(page.getByRole('button', { name: 'Filtrer' }));
  await during(
    'open',
    () => page.waitForFunction(() => document.querySelector('dialog[open] [name="kind"]') !== null),
    () => page.mouse.click(...opener)
  );
  for (const [search, name] of [
    ['?kind=master', 'Master'],
    ['?kind=master&kind=phd', 'Ph.d.'],
    ['?kind=master&kind=phd&kind=bachelor', 'Bachelor']
  ] as const) {
    const choice = page.getByRole('dialog').getByText(name, { exact: true }).first();
    await choice.scrollIntoViewIfNeeded();
    const place = await middleOf(choice);
    await during(
      name,
      () =>
        page.waitForFunction(
          ([asked, all]) => location.search === asked && document.querySelectorAll(all).length === 24,
          [search, cards] as const
        ),
      () => page.mouse.click(...place)
    );
  }
  const show = await middleOf(page.getByRole('dialog').getByRole('button', { name: /^Vis / }));
  await during(
    'close',
    () =>
      page.waitForFunction(() => !document.querySelector('dialog') && document.querySelector('#results + *')),
    () => page.mouse.click(...show)
  );
  return long;
};

export const browserBench = async (): Promise<Line[]> => {
  const app = await startApp(count);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  const lines: Line[] = [];
  try {
    const first: number[] = [];
    for (let n = 0; n < 3; n++) {
      const fresh = await browser.newContext(phone);
      const { page } = await slowPage(fresh, cards);
      first.push(await opens(page, app.origin + list));
      await fresh.close();
    }
    lines.push({ what: 'first visit, p50', value: percentiles(first).p50, unit: 'ms', budget: null });
    const context = await browser.newContext(phone);
    await filled(context, app.origin);

    // What the browser itself takes on this machine at this hour, so that a limit in milliseconds can be read.
    const nothing = percentiles(await visit(context, `${app.origin}/fonts/OFL.txt`, 'body'));
    lines.push({ what: 'a page with nothing on it, p50', value: nothing.p50, unit: 'ms', budget: null });

    const again = percentiles(await visit(context, app.origin + list));
    lines.push({
      what: 'second visit, list on screen, p50',
      value: again.p50,
      unit: 'ms',
      budget: 500,
      against: { what: 'nothing', value: nothing.p50 },
      note: `p95 ${again.p95.toFixed(0)} ms`
    });

    const { page } = await slowPage(context, cards);
    await page.goto(app.origin + list);
    await page.waitForFunction(() => window.bench.shown);
    // One who scrolls has looked first: what the app does as it starts is measured above and by Lighthouse.
    await page.waitForFunction(() => performance.getEntriesByName('search-ready').length > 0, undefined, {
      timeout: 60_000
    });
    const long = await scrollAndFilter(page);
    lines.push({
      what: 'tasks over 50 ms while scrolling and filtering',
      value: long.length,
      unit: 'tasks',
      budget: 0,
      note: long.join(', ')
    });
    lines.push({
      what: 'DOM nodes of the list',
      value: await page.evaluate(() => document.querySelectorAll('*').length),
      unit: 'nodes',
      budget: 1_500
    });
    await page.close();

    await app.stop();
    await context.setOffline(true);
    const offline = percentiles(await visit(context, app.origin + list));
    lines.push({
      what: 'offline cold start, list on screen, p50',
      value: offline.p50,
      unit: 'ms',
      budget: 500,
      against: { what: 'second visit', value: again.p50 },
      note: `p95 ${offline.p95.toFixed(0)} ms`
    });
    return lines;
  } finally {
    await browser.close();
    await app.stop();
  }
};
