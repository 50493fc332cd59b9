/** A phone whose processor is four times as slow as this machine's, with the list of challenges on its screen. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';

export const phone = { viewport: { width: 390, height: 844 }, locale: 'nb-NO' };
export const list = '/utfordringer';
export const cards = 'main article h2 a';

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

export const slowPage = async (
  context: BrowserContext,
  selector: string
): Promise<{ page: Page; session: CDPSession }> => {
  const page = await context.newPage();
  await page.addInitScript(watch, selector);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { page, session };
};

/** Waits until the worker is in charge and the replica holds what anyone may read. */
export const filled = async (context: BrowserContext, origin: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(origin + list);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(
    async () => Boolean(await (await caches.open('samskap-marks')).match('/replica-filled')),
    undefined,
    { timeout: 180_000 }
  );
  await page.close();
};
