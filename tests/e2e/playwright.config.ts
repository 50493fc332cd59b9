import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  globalSetup: './support/first-start.ts',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // One that fails and then passes is named as flaky at the end; one that is broken fails twice.
  retries: 1,
  reporter: 'list',
  use: {
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    // What hangs says so soon, and not when its whole test has run out of time.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs }
  }
});
