import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './open-cursor';

const id = 'a15eb942-4a6b-4a89-9283-8c3e787ea291';

it.each(['2026-11-25T01:13:42.517+00:00', '2026-11-25T01:13:42.517123+00:00', '2026-11-25T01:13:42Z'])(
  'a place comes back: %s',
  (publishedAt) => {
    expect(readCursor(writeCursor({ publishedAt, id }))).toEqual({ publishedAt, id });
  }
);

it('what we did not write is no place, and never a part of a question to the database', () => {
  const forged = (text: string): string => Buffer.from(text).toString('base64url');
  for (const cursor of [
    '',
    'x',
    '%00',
    '~',
    forged('x'),
    forged(`2026-13-45T99:99:99Z~${id}`),
    forged(`2026-11-25T01:13:42Z~${id})`),
    forged(`2026-11-25T01:13:42Z,id.gt.x~${id}`),
    forged(`2026-11-25T01:13:42Z~${id},or(id.gt.1)`),
    'a'.repeat(500)
  ])
    expect([cursor, readCursor(cursor)]).toEqual([cursor, null]);
  fc.assert(fc.property(fc.string(), (text) => readCursor(text) === null));
});
