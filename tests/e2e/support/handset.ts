/** A phone whose storage is on disk: it can be switched off, lose its power in the middle of things, and start again. */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, findChromium } from '../../tools/chromium.ts';

export class Handset {
  private context: BrowserContext | undefined;

  private readonly origin: string;
  private readonly watch: (page: Page) => void;
  /** Where the browser keeps what it stores. */
  readonly folder: string;

  private constructor(origin: string, watch: (page: Page) => void, folder: string) {
    this.origin = origin;
    this.watch = watch;
    this.folder = folder;
  }

  static async make(origin: string, watch: (page: Page) => void): Promise<Handset> {
    return new Handset(origin, watch, await mkdtemp(join(tmpdir(), 'samskap-phone-')));
  }

  /** Starts the browser; what it stored before is there. */
  async on(): Promise<Page> {
    const executablePath = findChromium();
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArgs,
      baseURL: this.origin,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo'
    });
    this.context.setDefaultTimeout(30_000);
    this.context.on('page', this.watch);
    return this.context.newPage();
  }

  /** Closes the browser as a person does, with time to write down what it knows. */
  async off(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Ends the browser's process without a word to it. */
  async dies(): Promise<void> {
    const browser = this.context?.browser();
    if (!browser) throw new Error('the phone is off');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const own = processInfo.find(({ type }) => type === 'browser');
    if (!own) throw new Error('the browser does not say which process it is');
    const gone = new Promise<void>((resolve) => {
      browser.once('disconnected', () => resolve());
    });
    process.kill(own.id, 'SIGKILL');
    await gone;
    this.context = undefined;
  }

  async throwAway(): Promise<void> {
    await this.off().catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
