import { describe, expect, it } from 'vitest';
import { blankChallenge } from './blank';
import type { Challenge } from './challenge';
import { copyOf } from './copy';

const earlier: Challenge = {
  ...blankChallenge,
  id: 'a',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '2027-01-01T00:00:00Z',
  state: 'completed',
  slug: 'varm-mat',
  title: 'Varm mat',
  today: 'Maten er kald.',
  kinds: ['bachelor'],
  starts_on: '2026-01-01',
  ends_on: '2026-06-01',
  apply_by: '2025-12-01',
  seen_effect: 'Maten er varm.',
  source_url: 'https://example.org/1'
};

describe('a copy of an earlier challenge', () => {
  it('has its words and its frame', () => {
    expect(copyOf(earlier)).toMatchObject({
      title: 'Varm mat',
      today: 'Maten er kald.',
      kinds: ['bachelor']
    });
  });

  it('has neither its days, its state nor what came of it', () => {
    const copy = Object.keys(copyOf(earlier));
    for (const name of ['id', 'rev', 'slug', 'state', 'published_at', 'starts_on', 'ends_on', 'apply_by'])
      expect(copy).not.toContain(name);
    for (const name of ['seen_effects', 'seen_effect', 'source_url', 'is_example'])
      expect(copy).not.toContain(name);
  });
});
