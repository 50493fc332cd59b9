/** What a test must wait for on a phone before it takes the network away. */
import { expect, type Page } from '@playwright/test';

/** The worker is in charge of this page and the next, and the public replica holds what anyone may read. */
export const phoneIsFilled = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // `waitForFunction` takes a promise for a yes.
  await expect.poll(() => page.evaluate(isFilled).catch(() => false), { timeout: 60_000 }).toBe(true);
};

const isFilled = async (): Promise<boolean> => {
  if (!navigator.serviceWorker.controller) return false;
  const marks = await caches.open('samskap-marks');
  return Boolean(await marks.match('/replica-filled'));
};
