/** `test` with a running app and a guard: no console message and no policy violation may go by unseen. */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { App } from './app.ts';

type Fixtures = {
  /** A fresh phone: own storage, own service worker; its console is watched. */
  phone: (options?: { locale?: string; colorScheme?: 'light' | 'dark' }) => Promise<Page>;
};

/** What Chromium itself prints when a test breaks the network on purpose. */
const networkNoise = /^Failed to load resource: (net::ERR_|the server responded with a status of (401|503))/;

const watch = (page: Page, heard: string[]): void => {
  page.on('console', (message) => {
    if (!networkNoise.test(message.text())) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`pageerror: ${error.message}`));
};

export const test = base.extend<Fixtures, { app: App }>({
  app: [
    async ({}, use) => {
      const app = await App.start();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 90_000 }
  ],
  phone: async ({ browser, app }, use) => {
    const contexts: BrowserContext[] = [];
    const heard: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: app.origin,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        ...options
      });
      contexts.push(context);
      context.on('page', (page) => watch(page, heard));
      return context.newPage();
    });
    app.net.heal();
    await Promise.all(contexts.map((context) => context.close()));
    expect(heard).toEqual([]);
  }
});

export { expect } from '@playwright/test';
