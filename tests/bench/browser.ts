/** What a person waits for on a slow phone: 4× CPU slowdown, 2,000 challenges in the replica. Needs a build. */
import { chromium, type BrowserContext, type CDPSession, type Locator, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import { percentiles, type Line } from './measure.ts';

const count = 2_000;
const visits = 7;
const list = '/utfordringer';
const cards = 'main article h2 a';

/** Counts from the start of the page: when its content is first painted, and every task that holds up the thread. */
const watch = (selector: string): void => {
  const state = { shown: 0, long: [] as Bench['long'] };
  Object.assign(window, { bench: state });
  new PerformanceObserver((entries) => {
    for (const { startTime, duration } of entries.getEntries()) state.long.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    if (!document.querySelector(selector)) return void requestAnimationFrame(look);
    requestAnimationFrame(() => {
      state.shown = performance.now();
      console.debug(`shown ${state.shown}`);
    });
  };
  look();
};

type Bench = { shown: number; long: { startTime: number; duration: number }[] };
declare global {
  interface Window {
    bench: Bench;
  }
}

const slowPage = async (
  context: BrowserContext,
  selector: string
): Promise<{ page: Page; session: CDPSession }> => {
  const page = await context.newPage();
  await page.addInitScript(watch, selector);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { page, session };
};

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

/**
 * Milliseconds from each keystroke until the number of hits, and with it the list, has been painted anew: the end of the
 * first frame that has it. A task that a frame asks for comes when its style, layout and paint are done.
 */
const typing = async (page: Page, words: string[]): Promise<number[]> => {
  const times: number[] = [];
  const field = page.locator('input[type=search]');
  for (const word of words) {
    for (const letter of word) {
      await page.evaluate(() => {
        const state = { from: 0, took: 0 };
        Object.assign(window, { keystroke: state });
        let changed = false;
        const seen = new MutationObserver(() => (changed = true));
        const { port1, port2 } = new MessageChannel();
        const nextFrame = () => requestAnimationFrame(() => port2.postMessage(null));
        port1.onmessage = () => {
          if (!changed) return nextFrame();
          seen.disconnect();
          port1.close();
          state.took = performance.now() - state.from;
        };
        document.addEventListener(
          'input',
          ({ timeStamp }) => {
            state.from = timeStamp;
            // What the letter before it still paints is not an answer to this one.
            seen.observe(document.querySelector('.results') ?? document.body, {
              subtree: true,
              childList: true,
              characterData: true
            });
            nextFrame();
          },
          { once: true, capture: true }
        );
      });
      await field.press(letter);
      // A letter that changes no hit paints nothing anew: no wait, so no sample.
      const took = await page
        .waitForFunction(() => Reflect.get(window, 'keystroke').took as number, undefined, { timeout: 2_000 })
        .catch(() => undefined);
      if (took) times.push(Number(await took.jsonValue()));
    }
    await field.fill('');
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
  const phone = { viewport: { width: 390, height: 844 }, locale: 'nb-NO' };
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
    const letters = percentiles(await typing(page, ['skole', 'helse', 'klima']));
    lines.push({
      what: 'keystroke → results painted, p95',
      value: letters.p95,
      unit: 'ms',
      budget: 16,
      note: `p50 ${letters.p50.toFixed(0)} ms`
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

/** Waits until the worker is in charge and the replica holds what anyone may read. */
const filled = async (context: BrowserContext, origin: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(origin + list);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(
    async () => Boolean(await (await caches.open('samskap-marks')).match('/replica-filled')),
    undefined,
    { timeout: 60_000 }
  );
  await page.close();
};
