import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../challenges/challenge';
import { documentOf } from './document';
import type { SearchDocument } from '../search/search-index';
import { SimilarNeeds } from './similar-needs';
import { wordsOf } from './words';

/** The demo world's own texts: some sixty needs of two partnerships, in three languages. */
const world = (): SearchDocument[] => {
  const sql = readFileSync(join(import.meta.dirname, '../../../../../supabase/seed/challenges.sql'), 'utf8');
  const [, json = ''] = sql.split('$needs$');
  return (JSON.parse(json) as Challenge[]).map(documentOf);
};

const all = world();
const titleOf = (id: string): string => all.find((need) => need.id === id)?.title ?? '';
const filled = (needs: readonly SearchDocument[]): SimilarNeeds => {
  const index = new SimilarNeeds();
  for (const need of needs) index.put(need);
  return index;
};
const index = filled(all);
const written = (title: string, body: string): SearchDocument => ({
  id: 'new',
  lang: 'nb',
  title,
  terms: [],
  summary: '',
  body
});
const found = (title: string, body: string): string[] =>
  index.to(written(title, body)).map(({ id }) => titleOf(id));

describe('a need that somebody writes', () => {
  it.each([
    [
      'Falske trygghetsalarmer om natta',
      'Nattpatruljen rykker ut på trygghetsalarmer selv om ingen har falt. Mange trykker fordi de er urolige.',
      'Når trygghetsalarmen går og ingen har falt'
    ],
    [
      '',
      'Om natta går trygghetsalarmene hele tida, og nattpatruljen kjører ut uten at noen har falt.',
      'Når trygghetsalarmen går og ingen har falt'
    ],
    [
      'Tryggleiksalarmar som går om natta',
      'Nattpatruljen køyrer ut kvar gong alarmen går, men ofte har ingen falle.',
      'Når trygghetsalarmen går og ingen har falt'
    ],
    [
      'Tomme butikklokaler i gågata',
      'Flere butikkvinduer i gågata står tomme mellom leietakere. Gårdeierne vil gjerne leie ut for en kort stund.',
      'Hva kan et tomt butikkvindu brukes til?'
    ],
    [
      'Brøytekantar på skulevegen',
      'Om vinteren er brøytekantane så høge at barna ikkje ser bilane i kryssa på veg til skulen.',
      'Skoleveien når brøytekanten er høyere enn barnet'
    ],
    [
      'Overlevering ved vaktskifte',
      'Ved vaktskiftet i hjemmetjenesten får ikke kveldsvakten vite det den trenger, og beskjeder blir borte.',
      'Rapporten ved vaktskiftet som når fram'
    ],
    [
      'Leksehjelp som ikke når fram',
      'De som trenger leksehjelp mest, kommer ikke. Vi har prøvd plakater og meldinger hjem til ungdomsskoleelevene.',
      'Leksehjelpa som for få kjem til'
    ],
    [
      'Middag på sykehjemmet',
      'Beboerne på sykehjemmet spiser lite til middag, og mye mat kastes.',
      'Middagen som dagens høydepunkt'
    ]
  ])('is met by the one about the same thing, in other words: %s', (title, body, expected) => {
    expect(found(title, body)[0]).toBe(expected);
  });

  it.each([
    [
      'Hullet i veien utenfor oss',
      'Det er et stort hull i veien rett utenfor innkjørselen vår, og det blir større for hver uke som går.'
    ],
    [
      'Svømmehallen som står tom om morgenen',
      'Svømmehallen er varm fra klokka seks, men før ti er det nesten ingen der. Da betaler vi for varmt vann som ingen bader i. Om kvelden står folk i kø. Folk med vondt i kroppen, småbarnsforeldre og de som passer hallen.'
    ],
    [
      'Turbussen som kjører med ti tomme seter',
      'Tre dager i uka henter vi eldre til dagsenteret. Bussen har seksten plasser, men som regel sitter det seks i den. Resten blir hjemme fordi de må bestille før klokka ni dagen før.'
    ],
    [
      'Hva gjør at nye kolleger blir?',
      'Fire av ti som begynner i hjemmetjenesten, slutter det første året. Vi spør dem ikke hvorfor før de leverer nøkkelen.'
    ],
    [
      'Stillasene som står en måned for lenge',
      'Stillasene på skolen sto fem uker etter at malerne var ferdige. Ingen visste hvem som skulle ringe, så vi betalte leie for ingenting. Vaktmestere, elevene på skolen og de som betaler regningen.'
    ],
    ['', 'Vi vet ikke hva som fungerer for de eldre i kommunen.'],
    ['Noe nytt', 'Vi trenger hjelp fra studenter til å finne en bedre måte å gjøre dette på.'],
    ['', '']
  ])('is shown nothing rather than something else: %s', (title, body) => {
    expect(found(title, body)).toEqual([]);
  });

  it.each([
    [
      'en',
      'Safety alarms at night',
      'The night patrol is called out by safety alarms although nobody has fallen. Many elderly people press the button because they are anxious.',
      'Når trygghetsalarmen går og ingen har falt'
    ],
    [
      'en',
      'The way to school in winter',
      'In winter the banks of ploughed snow are so high that children cannot see the cars in the crossings on their way to school.',
      'Skoleveien når brøytekanten er høyere enn barnet'
    ],
    [
      'nb',
      'Snøen som flyttes tre ganger',
      'Vi brøyter snøen til kantsteinen, laster den på lastebiler og dytter den en gang til. Brøyting og deponi koster mye.',
      'The snow that is moved three times'
    ],
    [
      'nn',
      'Høgtlesing på to språk',
      'Foreldre som les på eit anna språk enn norsk, sluttar ofte å lese høgt for barna når dei byrjar på skulen.',
      'Reading aloud in two languages at once'
    ]
  ] as const)('is met across English and Norwegian (%s): %s', (lang, title, body, expected) => {
    const [first] = index.to({ ...written(title, body), lang });
    expect([titleOf(first?.id ?? ''), first?.across]).toEqual([expected, true]);
  });

  it.each([
    ['A hole in the road', 'There is a large hole in the road outside our driveway and it grows every week.'],
    [
      'Why new colleagues leave',
      'Four of ten who start in home care quit the first year. We do not ask them why before they hand in the key.'
    ]
  ])('is shown nothing Norwegian rather than something else: %s', (title, body) => {
    expect(index.to({ ...written(title, body), lang: 'en' })).toEqual([]);
  });

  it('has each need of the demo world to itself, but for two about the same water', () => {
    const pairs = all.flatMap((need) =>
      index.to(need).map(({ id }) => [need.title, titleOf(id)].sort().join(' / '))
    );
    expect([...new Set(pairs)]).toEqual([
      'Bekken som vil opp i dagen / Regnet som ikke får plass under bakken'
    ]);
  });
});

describe('words in common', () => {
  const words = (body: string): string[] => index.to(written('', body))[0]?.words ?? [];

  it('are words that the other says, or the part of a longer word of its', () => {
    expect(words('Nattpatruljen kjører ut på en alarm om natta uten at noen har falt.')).toEqual(
      expect.arrayContaining(['nattpatruljen', 'falt', 'alarm'])
    );
  });

  it('stand in both texts for every pair that is shown', () => {
    const text = 'Nattpatruljen rykker ut på trygghetsalarmer, og leksehjelpa på ungdomsskolen står tom.';
    for (const { id, words } of index.to(written('', text))) {
      const other = all.find((need) => need.id === id);
      const theirs = wordsOf(`${other?.title} ${other?.summary} ${other?.body}`);
      const mine = wordsOf(text);
      expect(words.length).toBeGreaterThan(0);
      for (const word of words)
        expect([...theirs, ...mine].some((one) => one.includes(word.slice(0, 5)))).toBe(true);
    }
  });
});

describe('likeness', () => {
  const some = fc.shuffledSubarray(all, { minLength: 4 });
  const copyOf = (need: SearchDocument, id: string): SearchDocument => ({ ...need, id });

  it('never finds the need itself, and finds a copy of it first', () => {
    fc.assert(
      fc.property(some, fc.nat(), (needs, at) => {
        const need = needs[at % needs.length];
        if (!need) return;
        const index = filled([...needs, copyOf(need, 'copy')]);
        const ids = index.to(need).map(({ id }) => id);
        expect(ids[0]).toBe('copy');
        expect(ids).not.toContain(need.id);
      }),
      { numRuns: 15 }
    );
  });

  it('is the same whatever the order the needs came in, and after others have come and gone', () => {
    fc.assert(
      fc.property(some, fc.nat(), (needs, at) => {
        const need = needs[at % needs.length];
        if (!need) return;
        const asked = copyOf(need, 'asked');
        const there = new Set(needs.map(({ id }) => id));
        const passed = filled(all);
        for (const { id } of all) if (!there.has(id)) passed.remove(id);
        const answer = filled(needs).to(asked);
        expect(filled([...needs].reverse()).to(asked)).toEqual(answer);
        expect(passed.to(asked)).toEqual(answer);
      }),
      { numRuns: 15 }
    );
  });

  it('is the same from both sides', () => {
    const halves = all.map((need) => ({
      ...need,
      id: `half ${need.id}`,
      title: '',
      body: need.body.slice(0, need.body.length / 2)
    }));
    const both = filled([...all, ...halves]);
    for (const need of [...all, ...halves])
      for (const { id, score } of both.to(need, 1)) {
        const other = [...all, ...halves].find((one) => one.id === id);
        const back = other && both.to(other, 24).find((one) => one.id === need.id);
        expect(back?.score).toBeCloseTo(score, 10);
      }
  });

  it('knows nothing of what was taken out', () => {
    const index = filled(all);
    const asked = written('', 'Nattpatruljen kjører ut på trygghetsalarmer, og ingen har falt.');
    const [first] = index.to(asked);
    index.remove(first?.id ?? '');
    expect(index.to(asked).map(({ id }) => id)).not.toContain(first?.id);
  });
});
