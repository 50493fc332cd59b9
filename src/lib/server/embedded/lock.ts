import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The folder is in use; the message says by whom and what to do. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** Held for as long as the process lives, or the collector would close them and let go. */
const held = new Set<DatabaseSync>();

/** SQLite's "another connection holds the lock". */
const busy = 5;

/** The holder's process number, for the message only; the lock itself is the system's. */
const holderOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '?';
  }
};

/**
 * Repair 5: PGlite lets two processes open one folder and destroys it. One process holds the folder, by a lock of the
 * operating system on an empty SQLite file: the system lets go of it when the process ends, however it ends.
 * Refused: a file with the holder's number. Taking over a dead one's file cannot be made safe against others who take
 * it over at the same moment (two of twelve got in, once in some hundred tries).
 * @returns lets go of the folder
 * @throws FolderInUse
 */
export const lockFolder = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const note = join(dataDir, 'pid');
  const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === busy)) throw error;
    throw new FolderInUse(
      `The data folder ${dataDir} is in use by process ${holderOf(note)}. Stop that process, or give this one another folder with DATA_DIR.`
    );
  }
  held.add(lock);
  writeFileSync(note, String(process.pid));
  return () => {
    if (!held.delete(lock)) return;
    rmSync(note, { force: true });
    lock.close();
  };
};
