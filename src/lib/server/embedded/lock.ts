import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a data folder. `started` tells the holder from a later process that was given the same pid. */
type Holder = { pid: number; started: string };

/** The folder is in use; the message says by whom and what to do. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** When a process started, in whatever words the system has for it; null when there is no such process. */
const startOf = (pid: number): string | null => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  try {
    // Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets, so count from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    } catch {
      return null;
    }
  }
};

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const parse = (text: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return null;
    return typeof value.pid === 'number' && typeof value.started === 'string'
      ? { pid: value.pid, started: value.started }
      : null;
  } catch {
    return null;
  }
};

const take = (file: string, text: string): boolean => {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Puts a dead process's lock away. Two starts may try at once: only the one that moved that very lock has done it. */
const putAway = (file: string, stale: string): void => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== null && moved !== stale) take(file, moved);
  rmSync(aside, { force: true });
};

/**
 * Repair 5: PGlite lets two processes open one folder and destroys it. One process holds the folder; the lock of a
 * process that was killed is taken over.
 * @returns lets go of the folder
 * @throws FolderInUse
 */
export const lockFolder = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'lock');
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (take(file, own)) {
      return () => {
        if (read(file) === own) rmSync(file, { force: true });
      };
    }
    const text = read(file);
    if (text === null) continue;
    const holder = parse(text);
    if (holder && startOf(holder.pid) === holder.started)
      throw new FolderInUse(
        `The data folder ${dataDir} is in use by process ${holder.pid}. Stop that process, or give this one another folder with DATA_DIR.`
      );
    putAway(file, text);
  }
  throw new FolderInUse(
    `The data folder ${dataDir} is being opened by another process. Try again, or give this one another folder with DATA_DIR.`
  );
};
