import { expect, test } from 'vitest';
import { askedPause, backoff, cap, isDue } from '../../src/lib/sync/backoff';
import { cursorsAfter } from '../../src/lib/sync/pull';
import { readChanges, readPull, readPush } from '../../src/lib/sync/wire';

const result = { op_id: 'a', status: 'applied', rows: [{ entity: 'challenges', row: { id: 'x', rev: 2 } }] };

test('an answer with the ops’ results is read, and a code outside the closed list is not believed', () => {
  expect(readPush({ status: 200, body: { results: [result] } })).toMatchObject({
    kind: 'ok',
    value: [{ op_id: 'a' }]
  });
  const odd = { op_id: 'a', status: 'rejected', code: 'because' };
  expect(readPush({ status: 200, body: { results: [odd] } })).toEqual({
    kind: 'ok',
    value: [{ op_id: 'a', status: 'rejected' }]
  });
});

test.each([
  ['a page of a captive portal', '<html>Welcome</html>'],
  ['nothing', null],
  ['an empty object', {}],
  ['a list', []],
  ['a row without rev', { results: [{ ...result, rows: [{ entity: 'challenges', row: { id: 'x' } }] }] }],
  ['an unknown status', { results: [{ op_id: 'a', status: 'fine' }] }]
])('200 with %s is no answer', (_, body) => {
  expect(readPush({ status: 200, body })).toEqual({ kind: 'offline' });
  expect(readPull({ status: 200, body })).toEqual({ kind: 'offline' });
  expect(readChanges({ status: 200, body })).toEqual({ kind: 'offline' });
});

test.each([
  [401, null, 'unauthorised'],
  [408, null, 'busy'],
  [429, null, 'busy'],
  [500, { code: 'XX000', message: 'x' }, 'busy'],
  [503, '<h1>Down</h1>', 'busy'],
  [403, '<h1>Blocked</h1>', 'offline'],
  [403, { code: '42501', message: 'permission denied' }, 'busy'],
  [404, null, 'offline'],
  [302, null, 'offline'],
  [400, { code: 'PT400', message: 'some words' }, 'busy']
])('%i with %j is %s', (status, body, kind) => {
  expect(readPush({ status, body })).toEqual({ kind });
});

test('what our functions refuse for good is told by its code', () => {
  expect(readPull({ status: 400, body: { code: 'PT400', message: 'bad_cursor' } })).toEqual({
    kind: 'refused',
    code: 'bad_cursor'
  });
});

test('a page says where every audience stands: as named, at rest, or left', () => {
  const asked = { 'user:a': '5', 'challenge:b': '5', 'challenge:c': '5' };
  const page = { cursors: { 'user:a': '9', 'challenge:d': '7~9~8~x~y' }, rest: '9', left: ['challenge:c'] };
  expect(cursorsAfter(asked, page)).toEqual({
    'user:a': '9',
    'challenge:b': '9',
    'challenge:d': '7~9~8~x~y'
  });
  expect(cursorsAfter({}, { ...page, left: [] })).toEqual(page.cursors);
});

test('waits have full jitter and a ceiling of five minutes', () => {
  expect(backoff(1, () => 0.5)).toBe(500);
  expect(backoff(4, () => 0.5)).toBe(4_000);
  expect(backoff(40, () => 0.999_999)).toBeLessThanOrEqual(cap);
  expect(backoff(40, () => 0)).toBe(0);
});

test('a time further off than any wait was set by a clock that went back', () => {
  expect(isDue(1_000, 999)).toBe(false);
  expect(isDue(1_000, 1_000)).toBe(true);
  expect(isDue(86_400_000, 0)).toBe(true);
});

test.each<[status: number, retryAfter: string | null, pause: number]>([
  [429, '20', 20_000],
  [503, '20', 20_000],
  [503, 'Thu, 26 Nov 2026 12:00:30 GMT', 30_000],
  [503, 'Thu, 26 Nov 2026 11:00:00 GMT', 0],
  [503, 'soon', 0],
  [503, '-5', 0],
  [503, null, 0],
  // No day of silence, whoever asks for it.
  [429, '86400', cap],
  [429, '9'.repeat(400), cap],
  [503, 'Fri, 27 Nov 2026 12:00:00 GMT', cap],
  [500, '20', 0],
  [200, '20', 0]
])('%i with Retry-After %j asks for a pause of %i ms', (status, retryAfter, pause) => {
  expect(askedPause({ status, body: null, retryAfter }, Date.UTC(2026, 10, 26, 12))).toBe(pause);
});

test('after a pause that was asked for, phones do not come back in the same second, nor after more than the cap', () => {
  expect(backoff(1, () => 0, 20_000)).toBe(20_000);
  expect(backoff(1, () => 0.5, 20_000)).toBe(20_500);
  expect(backoff(12, () => 1, 200_000)).toBe(cap);
  expect(
    isDue(
      backoff(12, () => 1, cap),
      0
    )
  ).toBe(false);
});
