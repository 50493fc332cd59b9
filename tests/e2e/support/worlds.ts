import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from './app.ts';
import { firstFolder } from './first-start.ts';

/** One app at a time in each of Playwright's processes; another file gets another, from a copy of the same first start. */
export class Worlds {
  #app: App | undefined;
  #file = '';

  async of(file: string): Promise<App> {
    if (this.#app && this.#file === file) return this.#app;
    await this.end();
    const data = await mkdtemp(join(tmpdir(), 'samskap-'));
    await cp(firstFolder(), data, { recursive: true });
    this.#file = file;
    this.#app = await App.start(data);
    return this.#app;
  }

  async end(): Promise<void> {
    await this.#app?.stop();
    this.#app = undefined;
  }
}
