/**
 * The ids of accounts that were deleted, in the data folder beside the database: a copy of the database from before
 * would bring them back. Contract: written when the deletion is committed, kept as long as backups may be, and applied
 * by every restore; an id says nothing about whose it was. Refused: a table, which the restored copy would not have.
 */
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (dataDir: string): string => join(dataDir, 'forgotten.txt');

/** Writes a deleted account down, one line each: its id and when. On the disk when this returns. */
export const noteForgotten = (dataDir: string, id: string, now: Date): void => {
  appendFileSync(fileIn(dataDir), `${id} ${now.toISOString()}\n`, { mode: 0o600, flush: true });
};

const line = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) /;

/** The ids that were written down; a line that a crash cut short is left out. */
export const readForgotten = async (dataDir: string): Promise<string[]> =>
  (await readFile(fileIn(dataDir), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((text) => line.exec(text)?.[1] ?? []);
