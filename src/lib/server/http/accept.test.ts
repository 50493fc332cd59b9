import { expect, it } from 'vitest';
import { wants } from './accept';

it.each([
  [null, 'text/csv', 1],
  ['', 'text/csv', 1],
  ['text/csv', 'text/csv', 1],
  ['text/csv', 'application/json', 0],
  ['text/*;q=0.5', 'text/csv', 0.5],
  ['*/*;q=0.1, text/csv;q=0.8', 'text/csv', 0.8],
  ['*/*, text/csv;q=0', 'text/csv', 0],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json', 0.8],
  ['TEXT/CSV; charset=utf-8; Q=0.3', 'text/csv', 0.3],
  ['text/csv;q=abc', 'text/csv', 0],
  [',,;', 'text/csv', 0]
] as const)('%s wants %s: %d', (accept, type, q) => {
  expect(wants(accept, type)).toBe(q);
});
