import { expect, it } from 'vitest';
import { daysWaited } from './pending-item';

const now = Date.parse('2026-11-26T12:00:00Z');
const at = (created_at: string) => ({ created_at });

it('what has waited is warned about from the third day, by the oldest', () => {
  expect(daysWaited([], now)).toBeNull();
  expect(daysWaited([at('2026-11-23T12:00:01Z')], now)).toBeNull();
  expect(daysWaited([at('2026-11-26T11:00:00Z'), at('2026-11-23T12:00:00Z')], now)).toBe(3);
});
