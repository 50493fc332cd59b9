import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, type Challenge } from './challenge';
import { blankChallenge } from './blank';
import { listChallenges, pageSize, toCard } from './listing';
import { readQuery, writeQuery, type ListQuery } from './query';
import type { Theme } from '../themes/theme';

const everything: ListQuery = { theme: null, kind: null, text: '', page: 1 };

const challenge = (n: number, patch: Partial<Challenge> = {}): Challenge => ({
  ...blankChallenge,
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  partnership_id: 'p',
  organisation_id: 'o',
  state: 'published',
  title: `Utfordring ${n}`,
  published_at: `2026-11-${String((n % 28) + 1).padStart(2, '0')}T08:00:00Z`,
  updated_at: '2026-11-01T08:00:00Z',
  ...patch
});

const theme = (key: string): Theme => ({
  id: `theme-${key}`,
  key,
  name_nb: key,
  name_nn: key,
  name_en: key,
  about_nb: '',
  about_nn: '',
  about_en: '',
  position: 1,
  valid_from: '2018-01-01',
  valid_to: null,
  partnership_id: null,
  successor_id: null,
  former_names: [],
  rev: 1,
  updated_at: ''
});

const directory = { themes: [theme('helse'), theme('byutvikling')], organisations: [] };
const titles = (all: Challenge[], query: Partial<ListQuery>): string[] =>
  listChallenges(all, { ...everything, ...query }, directory).cards.map((card) => card.title);

describe('the list of challenges', () => {
  it('shows only what is published, newest first', () => {
    const all = [challenge(1), challenge(3), challenge(2), challenge(4, { state: 'withdrawn' })];
    expect(titles(all, {})).toEqual(['Utfordring 3', 'Utfordring 2', 'Utfordring 1']);
  });

  it('filters by theme, also the second one, and an unknown theme finds nothing', () => {
    const all = [
      challenge(1, { theme_id: 'theme-helse' }),
      challenge(2, { theme_id: 'theme-byutvikling', second_theme_id: 'theme-helse' }),
      challenge(3, { theme_id: 'theme-byutvikling' })
    ];
    expect(titles(all, { theme: 'helse' })).toEqual(['Utfordring 2', 'Utfordring 1']);
    expect(titles(all, { theme: 'romfart' })).toEqual([]);
  });

  it('filters by the themes of every partnership that carry the key', () => {
    const shared = { themes: [...directory.themes, { ...theme('helse'), id: 'theirs' }], organisations: [] };
    const all = [
      challenge(1, { theme_id: 'theme-helse' }),
      challenge(2, { second_theme_id: 'theirs' }),
      challenge(3, { theme_id: 'theme-byutvikling' })
    ];
    const found = listChallenges(all, { ...everything, theme: 'helse' }, shared);
    expect(found.cards.map((card) => card.title)).toEqual(['Utfordring 2', 'Utfordring 1']);
  });

  it('filters by kind and by every word anywhere, whatever the case', () => {
    const all = [
      challenge(1, { kinds: ['master'], today: 'Fallulykker på SYKEHJEM' }),
      challenge(2, { kinds: ['bachelor'], better: 'Færre fall hjemme' })
    ];
    expect(titles(all, { kind: 'master' })).toEqual(['Utfordring 1']);
    expect(titles(all, { text: 'fall hjem' })).toEqual(['Utfordring 2', 'Utfordring 1']);
    expect(titles(all, { text: 'fall sykehjem' })).toEqual(['Utfordring 1']);
  });

  it('pages without repeating or skipping, and a page that is not there shows the last', () => {
    const all = Array.from({ length: 50 }, (_, n) => challenge(n, { published_at: '2026-11-01T08:00:00Z' }));
    const pages = [1, 2, 3].flatMap((page) => titles(all, { page }));
    expect(new Set(pages).size).toBe(50);
    expect(titles(all, { page: 1 })).toHaveLength(pageSize);
    expect(titles(all, { page: 99 })).toEqual(titles(all, { page: 3 }));
  });

  it('a card says the start of the wish, cut at a word', () => {
    const card = toCard(challenge(1, { better: `${'ord '.repeat(60)}slutt` }));
    expect(card.why.length).toBeLessThanOrEqual(152);
    expect(card.why.endsWith('ord …')).toBe(true);
    expect(toCard(challenge(1, { better: 'x'.repeat(10_000) })).why).toHaveLength(152);
  });
});

describe('the query in the URL', () => {
  it('comes back as it was', () => {
    const query = fc.record({
      theme: fc.constantFrom(null, 'helse', 'byutvikling'),
      kind: fc.constantFrom(null, ...kinds),
      text: fc.string({ maxLength: 50 }).map((text) => text.trim()),
      page: fc.integer({ min: 1, max: 500 })
    });
    fc.assert(
      fc.property(query, (asked) => {
        expect(readQuery(new URLSearchParams(writeQuery(asked)))).toEqual(asked);
      })
    );
  });

  it('leaves out what it does not understand', () => {
    expect(readQuery(new URLSearchParams('kind=rocket&page=-4'))).toEqual(everything);
    expect(readQuery(new URLSearchParams('page=1.5'))).toEqual(everything);
  });
});
