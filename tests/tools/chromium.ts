/**
 * Finds Chromium for the browser tests, or installs it, and says which one it uses:
 * an installed one, else Playwright's own, else Debian's package (as root).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Chromium takes the last list only, so this is Playwright's own and two more: a browser without a window still draws
 * the suggestions under its address bar for each page, which took a third of a core from the page under test.
 */
const disabled = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning'
];

/** Flags that keep a headless Chromium quiet on a closed network and let it run as root. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${disabled.join(',')}`
];

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium that is there now, or undefined. `CHROMIUM` in the environment goes first. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...installed, chromium.executablePath()].find(
    (path) => path && existsSync(path)
  );

const install = (): void => {
  if (
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 120_000 }).status ===
    0
  )
    return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  }
};

if (import.meta.main) {
  if (!findChromium()) install();
  const path = findChromium();
  if (!path) {
    console.error('No Chromium found. Install one, or set CHROMIUM to its path.');
    process.exit(1);
  }
  console.log(`Chromium: ${path}`);
}
