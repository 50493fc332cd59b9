import { expect, it } from 'vitest';
import { headings, type PartnershipProfile } from './partnership-profile';
import { versionsOf } from './versions';

const profile = (dated: string, language: 'nb' | 'nn' | 'en'): PartnershipProfile => ({
  ...(Object.fromEntries(headings.map((heading) => [heading, ''])) as Record<
    (typeof headings)[number],
    string
  >),
  id: `${dated} ${language}`,
  rev: 1,
  updated_at: '2026-01-01T00:00:00Z',
  partnership_id: 'p',
  dated,
  known_to: 'day',
  language,
  state: 'published'
});

it('each version once, the newest first, in the reader’s language or else in another', () => {
  const rows = [
    profile('2021-02-15', 'nn'),
    profile('2021-02-15', 'nb'),
    profile('2024-01-01', 'en'),
    profile('2024-01-01', 'nn'),
    profile('2025-01-01', 'en')
  ];
  expect(versionsOf(rows, 'nb').map(({ id }) => id)).toEqual([
    '2025-01-01 en',
    '2024-01-01 nn',
    '2021-02-15 nb'
  ]);
  expect(versionsOf(rows, 'nn').map(({ id }) => id)).toEqual([
    '2025-01-01 en',
    '2024-01-01 nn',
    '2021-02-15 nn'
  ]);
  expect(versionsOf([], 'nb')).toEqual([]);
});
