import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/**
 * Makes the files of an empty database, once. PGlite writes a thousand of them over some seconds, and a folder where
 * that was cut short never opens again; so they are made aside and moved into place when they are whole.
 */
export const ensureFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  const aside = `${folder}.new`;
  await rm(aside, { recursive: true, force: true });
  const database = new PGlite(aside);
  await database.waitReady;
  await database.close();
  await rename(aside, folder);
};
