import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What signs and guards the embedded backend. Only `publishable` ever leaves the server; a key that passes row level
 * security does not exist, because nothing needs one.
 */
export type Keys = { publishable: string; jwt: string };

const secret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** New keys; there is no default anyone could know. */
export const makeKeys = (): Keys => ({
  publishable: secret('sb_publishable_'),
  jwt: secret()
});

const isKeys = (value: unknown): value is Keys =>
  typeof value === 'object' &&
  value !== null &&
  ['publishable', 'jwt'].every((name) => {
    const key = (value as Record<string, unknown>)[name];
    return typeof key === 'string' && key.length >= 32;
  });

const read = (file: string): Keys | null => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const keys: unknown = JSON.parse(text);
  if (!isKeys(keys)) throw new Error(`${file} holds no keys; delete it and everyone signs in anew`);
  return keys;
};

/**
 * The keys of the data folder, made at first start and readable by its owner alone.
 * Two processes starting at once agree: the file is written only where there is none.
 */
export const keysOf = (dataDir: string): Keys => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'keys.json');
  const existing = read(file);
  if (existing) return existing;
  const keys = makeKeys();
  try {
    writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' });
    return keys;
  } catch (error) {
    const written = read(file);
    if (written) return written;
    throw error;
  }
};
