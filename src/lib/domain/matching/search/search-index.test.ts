import { describe, expect, it } from 'vitest';
import { SearchIndex, type SearchDocument } from './index';

const document = (id: string, title: string, rest: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  lang: 'nb',
  title,
  terms: [],
  summary: '',
  body: '',
  ...rest
});

const documents = [
  document('school-road', 'Trygg skolevei om vinteren', {
    terms: ['Byutvikling', 'Urban development', 'masteroppgave master thesis'],
    body: 'Foreldre kjører barna fordi fortauet ikke er brøytet.'
  }),
  document('kindergarten', 'Tidlig innsats i barnehagen', {
    terms: ['Oppvekst'],
    body: 'Vi trenger kunnskap om språk hos de yngste.'
  }),
  document('water', 'Lekkasjer i vannledningene', {
    body: 'Hver tredje liter går tapt før den kommer fram.'
  }),
  document('lonely', 'Færre einsame eldre', {
    lang: 'nn',
    summary: 'Dei som bur åleine, skal ha nokon å snakke med.',
    body: 'Heimetenesta ser einsemda kvar dag.'
  }),
  document('energy', 'Lower energy use in public buildings', {
    lang: 'en',
    body: 'Ventilation runs all night.'
  }),
  document('health', 'Digital oppfølging etter sykehus', {
    terms: ['Helse og velferd'],
    body: 'Pasienten får ring.'
  })
];

const filled = (docs: readonly SearchDocument[] = documents): SearchIndex => {
  const index = new SearchIndex();
  docs.forEach((doc) => index.put(doc));
  return index;
};

const first = (query: string): string | undefined => filled().search(query)[0]?.id;
const complete = (query: string): string[] =>
  filled()
    .search(query)
    .filter(({ near }) => !near)
    .map(({ id }) => id);

describe('search finds', () => {
  it.each([
    ['the word', 'vannledningene', 'water'],
    ['another form of it', 'barnehage', 'kindergarten'],
    ['a compound by its first part', 'skole', 'school-road'],
    ['a compound by its last part', 'ledninger', 'water'],
    ['a bokmål need by nynorsk', 'skuleveg', 'school-road'],
    ['a nynorsk need by bokmål', 'ensomhet', 'lonely'],
    ['a Norwegian need by English', 'kindergarten', 'kindergarten'],
    ['a Norwegian need by two English words', 'school winter', 'school-road'],
    ['an English need by Norwegian', 'offentlige bygninger', 'energy'],
    ['a nynorsk need by English', 'lonely', 'lonely'],
    ['a word with two letters swapped', 'barnehgaen', 'kindergarten'],
    ['a word with a letter left out', 'lekasjer', 'water'],
    ['a word typed without æ, ø and å', 'oppfoelging', 'health'],
    ['a word in capitals', 'SKOLEVEI', 'school-road'],
    ['a word that is still being typed', 'barneh', 'kindergarten'],
    ['a label', 'velferd', 'health'],
    ['what it is called in another language', 'urban', 'school-road']
  ])('%s: %s', (_, query, id) => {
    expect(first(query)).toBe(id);
    expect(complete(query)).toContain(id);
  });

  it('only what has every word, and says of the rest that they come near', () => {
    expect(complete('trygg skolevei')).toEqual(['school-road']);
    expect(complete('trygg barnehage')).toEqual([]);
    expect(filled().search('trygg barnehage').length).toBeGreaterThan(0);
    const found = filled().find('trygg barnehage');
    expect(found.near).toBe(true);
    expect(found.score('kindergarten')).toBeGreaterThan(0);
  });

  it('a phrase as it stands, and not its words apart', () => {
    expect(complete('"om vinteren"')).toEqual(['school-road']);
    expect(complete('"vinteren om"')).toEqual([]);
    expect(filled().search('"vinteren om"')).toEqual([]);
    expect(complete('"tidlig inns')).toEqual(['kindergarten']);
  });

  it('nothing that has an excluded word', () => {
    expect(complete('barn')).toEqual(expect.arrayContaining(['school-road', 'kindergarten']));
    expect(complete('barn -barnehagen')).toEqual(['school-road']);
    expect(complete('-skole')).not.toContain('school-road');
    expect(complete('-skole')).toContain('water');
  });

  it('nothing for nothing, and every day words only where nothing else is asked for', () => {
    expect(filled().search('')).toEqual([]);
    expect(filled().search(' - " ')).toEqual([]);
    expect(complete('hvor er den vannledningen')).toEqual(['water']);
    expect(filled().search('zzzzqqqq')).toEqual([]);
  });

  it('one language only, where that is asked for', () => {
    expect(
      filled()
        .search('eldre', { lang: 'nn' })
        .every(({ id }) => id === 'lonely')
    ).toBe(true);
    expect(
      filled()
        .search('energi', { lang: 'nb' })
        .map(({ id }) => id)
    ).not.toContain('energy');
  });
});

describe('why something was found', () => {
  const matches = (query: string, id: string) =>
    filled()
      .search(query)
      .find((hit) => hit.id === id)?.matches;

  it('is said by the words as they stand there', () => {
    expect(matches('skule', 'school-road')).toEqual([{ field: 'title', word: 'skolevei' }]);
    expect(matches('masteroppgave', 'school-road')).toContainEqual({ field: 'terms', word: 'masteroppgave' });
    expect(matches('loneliness', 'lonely')).toEqual([
      { field: 'title', word: 'einsame' },
      { field: 'body', word: 'einsemda' }
    ]);
  });

  it('is true: without those words it is found no more, or counts for less', () => {
    const asked = 'einsemd';
    const before = filled()
      .search(asked)
      .find(({ id }) => id === 'lonely');
    for (const { word } of before?.matches ?? []) {
      const without = (text: string) => text.replace(new RegExp(word, 'giu'), '');
      const changed = documents.map((doc) =>
        doc.id === 'lonely' ? { ...doc, title: without(doc.title), body: without(doc.body) } : doc
      );
      const after = filled(changed)
        .search(asked)
        .find(({ id }) => id === 'lonely');
      expect(after?.score ?? 0).toBeLessThan(before?.score ?? 0);
    }
    expect(before?.matches.length).toBeGreaterThan(0);
  });
});

describe('the index', () => {
  it('forgets what is taken out and knows what was changed', () => {
    const index = filled();
    index.remove('water');
    expect(index.search('vannledningene').some(({ near }) => !near)).toBe(false);
    index.put(document('kindergarten', 'Vannledningene i gata'));
    expect(index.search('vannledningene')[0]?.id).toBe('kindergarten');
    expect(index.search('barnehagen').some(({ id, near }) => id === 'kindergarten' && !near)).toBe(false);
    expect(index.size).toBe(documents.length - 1);
    index.remove('nobody');
    expect(index.size).toBe(documents.length - 1);
  });

  it('says the scores of many rows at once as it says each, also of rows it does not know and after a change', () => {
    const index = filled();
    const rows = [...documents.slice().reverse(), document('unknown', 'Skolevei')];
    const agree = () => {
      const found = index.find('skole');
      expect(Array.from(found.scores(rows))).toEqual(rows.map(({ id }) => found.score(id)));
      return found;
    };
    expect(agree().size).toBe(1);
    index.remove('school-road');
    index.put(document('unknown', 'Skolevei'));
    expect(agree().score('unknown')).toBeGreaterThan(0);
  });

  it('finds what speaks of the same, never the document itself', () => {
    const index = filled();
    index.put(document('again', 'Trygge skoleveier for alle', { body: 'Brøyting av fortau.' }));
    const hits = index.similar(documents[0] ?? document('x', ''), 2);
    expect(hits[0]?.id).toBe('again');
    expect(hits.map(({ id }) => id)).not.toContain('school-road');
    expect(hits[0]?.matches.map(({ word }) => word)).toContain('skoleveier');
  });
});
