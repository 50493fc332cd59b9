import { describe, expect, it } from 'vitest';
import type { Challenge } from './challenge';
import { challengeDocument } from '../matching/challenge-document';
import { SearchIndex } from '../matching/search';
import { blankChallenge } from './blank';
import { listChallenges, pageSize, similarTo, toCard } from './listing';
import { everything, type ListQuery } from './query';
import type { Theme } from '../themes/theme';

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

const directory = { themes: [theme('helse'), theme('byutvikling')], technologies: [], organisations: [] };
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
    expect(titles(all, { theme: ['helse'] })).toEqual(['Utfordring 2', 'Utfordring 1']);
    expect(titles(all, { theme: ['romfart'] })).toEqual([]);
  });

  it('filters by the themes of every partnership that carry the key', () => {
    const shared = { ...directory, themes: [...directory.themes, { ...theme('helse'), id: 'theirs' }] };
    const all = [
      challenge(1, { theme_id: 'theme-helse' }),
      challenge(2, { second_theme_id: 'theirs' }),
      challenge(3, { theme_id: 'theme-byutvikling' })
    ];
    const found = listChallenges(all, { ...everything, theme: ['helse'] }, shared);
    expect(found.cards.map((card) => card.title)).toEqual(['Utfordring 2', 'Utfordring 1']);
  });

  it('filters by kind and by every word anywhere, whatever the case', () => {
    const all = [
      challenge(1, { kinds: ['master'], today: 'Fallulykker på SYKEHJEM' }),
      challenge(2, { kinds: ['bachelor'], better: 'Færre fall hjemme' })
    ];
    expect(titles(all, { kind: ['master'] })).toEqual(['Utfordring 1']);
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

  it('stands by the nearest deadline when that is asked for, those without one last', () => {
    const all = [
      challenge(1, { apply_by: null }),
      challenge(2, { apply_by: '2027-02-01' }),
      challenge(3, { apply_by: '2026-12-01' }),
      challenge(4, { apply_by: '2026-12-01' })
    ];
    expect(titles(all, { sort: 'deadline' })).toEqual([4, 3, 2, 1].map((n) => `Utfordring ${n}`));
  });

  it('a card says the start of the wish, cut at a word', () => {
    const card = toCard(challenge(1, { better: `${'ord '.repeat(60)}slutt` }));
    expect(card.why.length).toBeLessThanOrEqual(152);
    expect(card.why.endsWith('ord …')).toBe(true);
    expect(toCard(challenge(1, { better: 'x'.repeat(10_000) })).why).toHaveLength(152);
  });
});

describe('the list after a search', () => {
  const all = [
    challenge(1, { title: 'Trygg skolevei', today: 'Brøytekanten er høy.', theme_id: 'theme-helse' }),
    challenge(2, {
      title: 'Leksehjelp',
      today: 'Skolen er stengt.',
      better: 'Flere møtes.',
      apply_by: '2027-01-01'
    }),
    challenge(3, { title: 'Varm mat', theme_id: 'theme-helse' }),
    challenge(4, { title: 'Skole i utkast', state: 'draft' })
  ];
  const searched = (text: string, query: Partial<ListQuery> = {}) => {
    const index = new SearchIndex();
    for (const row of all) index.put(challengeDocument(row, row.theme_id ? ['helse'] : []));
    return listChallenges(all, { ...everything, text, ...query }, directory, index.find(text));
  };
  const ids = (text: string, query: Partial<ListQuery> = {}) =>
    searched(text, query).cards.map(({ title }) => title);

  it('shows the best first, unless another order is asked for', () => {
    expect(ids('skole')).toEqual(['Trygg skolevei', 'Leksehjelp']);
    expect(ids('skole', { sort: 'deadline' })).toEqual(['Leksehjelp', 'Trygg skolevei']);
    expect(ids('skole', { theme: ['helse'] })).toEqual(['Trygg skolevei']);
  });

  it('says which words were found, and of a card that does not show them, where', () => {
    const list = searched('skole');
    expect(list.cards.map(({ marks }) => marks)).toEqual([['skolevei'], ['skolen']]);
    expect(list.near).toBe(false);
    const [shown, hidden] = list.cards;
    expect(shown?.elsewhere).toBeUndefined();
    expect(hidden?.elsewhere).toEqual([{ field: 'body', word: 'skolen' }]);
    expect(searched('helse', { theme: ['helse'] }).cards[0]?.elsewhere).toEqual([
      { field: 'terms', word: 'helse' }
    ]);
  });

  it('shows what comes nearest where nothing has every word, and says so', () => {
    const list = searched('skole romferge');
    expect(list.near).toBe(true);
    expect(list.cards.map(({ title }) => title)).toEqual(['Trygg skolevei', 'Leksehjelp']);
    expect(searched('romferge')).toMatchObject({ near: false, total: 0 });
  });

  it('is the whole list as long as no word is typed', () => {
    expect(searched('"').total).toBe(3);
  });
});

describe('similar challenges', () => {
  const today = '2026-11-26';
  const mine = challenge(1, { theme_id: 'theme-helse' });
  const theirs = { ...theme('helse'), id: 'theirs' };
  const similar = (...others: Challenge[]): string[] =>
    similarTo(mine, [mine, ...others], [...directory.themes, theirs], today).map(({ title }) => title);

  it('are on the same theme, in any partnership and also as the second one', () => {
    const others = [
      challenge(2, { theme_id: 'theirs' }),
      challenge(3, { theme_id: 'theme-byutvikling', second_theme_id: 'theme-helse' }),
      challenge(4, { theme_id: 'theme-byutvikling' }),
      challenge(5)
    ];
    expect(similar(...others)).toEqual(['Utfordring 3', 'Utfordring 2']);
  });

  it('can still be answered', () => {
    const others = [
      challenge(2, { theme_id: 'theirs', apply_by: '2026-11-25' }),
      challenge(3, { theme_id: 'theirs', state: 'matched' }),
      challenge(4, { theme_id: 'theirs', apply_by: today })
    ];
    expect(similar(...others)).toEqual(['Utfordring 4']);
  });

  it('are none where the challenge has no theme', () => {
    expect(similarTo(challenge(1), [challenge(2), mine], directory.themes, today)).toEqual([]);
  });
});
