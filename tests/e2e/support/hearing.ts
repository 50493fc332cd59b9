/**
 * What a screen reader says by itself: the words that come into a region that is live and stood there before, and an
 * alert as it comes. Words that come together with their region are not heard, as in most screen readers.
 */
import { expect, type Page } from '@playwright/test';

const listen = (): void => {
  const live = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]';
  const known = new Map<Element, string>();
  const heard: string[] = [];
  Object.assign(window, { heard });
  const wordsOf = (region: HTMLElement): string =>
    region.checkVisibility() ? region.innerText.replace(/\s+/g, ' ').trim() : '';
  let isLooking = false;
  const look = (): void => {
    isLooking = false;
    for (const region of document.querySelectorAll<HTMLElement>(live)) {
      const [before, now] = [known.get(region), wordsOf(region)];
      const isNew = before === undefined && region.role !== 'alert';
      if (now !== '' && now !== before && !isNew) heard.push(now);
      known.set(region, now);
    }
  };
  new MutationObserver(() => {
    if (!isLooking) requestAnimationFrame(look);
    isLooking = true;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
};

/** From the next page that is opened on. */
export const listens = async (page: Page): Promise<void> => {
  await page.addInitScript(listen);
};

/** All that has been said since this page was opened, or since it was asked the last time. */
export const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));

/** Waits until `words` are said, and looks that they were said once. */
export const hears = async (page: Page, words: string | RegExp): Promise<void> => {
  const lines: string[] = [];
  const fits = (line: string): boolean => (typeof words === 'string' ? line === words : words.test(line));
  await expect
    .poll(async () => lines.push(...(await said(page))) && lines.filter(fits).length, {
      message: `heard: ${String(words)}`
    })
    .toBe(1);
};
