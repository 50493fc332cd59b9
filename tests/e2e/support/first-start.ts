import { rm } from 'node:fs/promises';
import { App } from './app.ts';

const name = 'SAMSKAP_FIRST_START';

/** The data folder of an app that was started once and ended. */
export const firstFolder = (): string => {
  const folder = process.env[name];
  if (!folder) throw new Error('no app was started before the tests');
  return folder;
};

/** Playwright's global setup: a first start makes schema and demo world, and builds if it must, once for all processes. */
export default async (): Promise<() => Promise<void>> => {
  const app = await App.start();
  await app.end();
  await app.net.stop();
  process.env[name] = app.data;
  return () => rm(app.data, { recursive: true, force: true });
};
