import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addressOfKey, hashOf, isKey, newKey } from './calendar';

describe('the key of a calendar', () => {
  it('has 160 bits that are never the same', () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    expect(keys.every(isKey)).toBe(true);
    // Each digit is drawn: of 200 keys every place has had most of the sixteen.
    for (let at = 0; at < 40; at += 1) expect(new Set(keys.map((key) => key[at])).size).toBeGreaterThan(12);
  });

  it('is known by its SHA-256', async () => {
    const key = newKey();
    expect(await hashOf(key)).toBe(createHash('sha256').update(key).digest('hex'));
  });

  it('is nothing else', () => {
    const key = newKey();
    for (const other of [
      undefined,
      '',
      key.slice(1),
      `${key}0`,
      key.toUpperCase().replace(/\d/g, 'A'),
      `${key}\n`
    ])
      expect([other, isKey(other)]).toEqual([other, false]);
    expect(addressOfKey(key)).toBe(`/api/calendars/${key}.ics`);
  });
});
