/** `test` with a running app and a guard: no console message and no policy violation may go by unseen. */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { App } from './app.ts';
import { Worlds } from './worlds.ts';
import { Handset } from './handset.ts';

type PhoneOptions = {
  viewport?: { width: number; height: number };
  userAgent?: string;
  serviceWorkers?: 'block';
  /** A console message that this test provokes on purpose. */
  expects?: RegExp;
};

type Fixtures = {
  /** The app of this file's tests: what those of other files did in their demo world is not there. */
  app: App;
  /** A fresh phone: own storage, own service worker; its console is watched. */
  phone: (options?: PhoneOptions) => Promise<Page>;
  /** The same with its storage on disk, still off. @param expects as above */
  handset: (expects?: RegExp) => Promise<Handset>;
};

/**
 * The phone of somebody who is never without cover in this test: it takes no worker, whose three hundred files cost each
 * fresh phone four seconds of the processor. A file whose people all have cover says so once, with `test.use`.
 */
export const covered = { serviceWorkers: 'block' } as const;

/**
 * What Chromium itself prints when a test breaks the network on purpose, and when a page asks later about installing it;
 * what it notes (level "verbose", no fault) when Tab looks for the next place past the list that a sheet covers; and
 * Playwright where it takes no worker; and that a preloaded font was not used, where the page took the same file from
 * memory instead (its face is "loaded" when this is said; that the page asks for it early is a test of the built files).
 */
const browserNoise =
  /^(Service Worker registration blocked by Playwright|Failed to load resource: (net::ERR_|the server responded with a status of (401|503))|Banner not shown: beforeinstallprompt|Rendering was performed in a subtree hidden by content-visibility|The resource \S+\/fonts\/schibsted-grotesk\.woff2 was preloaded)/;

const watch = (page: Page, heard: string[], expected: RegExp): void => {
  page.on('console', (message) => {
    const known = browserNoise.test(message.text()) || expected.test(message.text());
    if (!known) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`pageerror: ${error.message}`));
};

export const test = base.extend<Fixtures, { worlds: Worlds }>({
  worlds: [
    async ({ browserName: _any }, use) => {
      const worlds = new Worlds();
      await use(worlds);
      await worlds.end();
    },
    { scope: 'worker' }
  ],
  app: async ({ worlds }, use, { file }) => use(await worlds.of(file)),
  phone: async ({ browser, app }, use) => {
    const contexts: BrowserContext[] = [];
    const heard: string[] = [];
    await use(async ({ expects = /^\b$/, ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: app.origin,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        ...options
      });
      contexts.push(context);
      context.on('page', (page) => watch(page, heard, expects));
      return context.newPage();
    });
    app.net.heal();
    await Promise.all(contexts.map((context) => context.close()));
    expect(heard).toEqual([]);
  },
  handset: async ({ app }, use) => {
    const handsets: Handset[] = [];
    const heard: string[] = [];
    await use(async (expects = /^\b$/) => {
      const handset = await Handset.make(app.origin, (page) => watch(page, heard, expects));
      handsets.push(handset);
      return handset;
    });
    app.net.heal();
    await Promise.all(handsets.map((handset) => handset.throwAway()));
    expect(heard).toEqual([]);
  }
});

export { expect } from '@playwright/test';
