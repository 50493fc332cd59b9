import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportError } from './faults';
import { topicsIn } from './skos';

const file = readFileSync(join(import.meta.dirname, '../../../../tests/server/lists/emner.rdf'), 'utf8');

const rdf = (inside: string) =>
  `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">\n${inside}\n</rdf:RDF>`;
const concept = (about: string, labels: string) =>
  `<skos:Concept rdf:about="${about}">${labels}</skos:Concept>`;
const nb = (text: string) => `<skos:prefLabel xml:lang="nb">${text}</skos:prefLabel>`;
const at = (name: string) => `https://emner.example.org/${name}`;

describe('a list of topics', () => {
  it('is read whole, with other prefixes than usual and both ways to say that something is a concept', () => {
    const topics = topicsIn(file);
    expect(topics.map(({ uri }) => uri)).toEqual([
      at('ord/fortelle-en-gang'),
      at('ord/benkedager'),
      at('tema/eksempler-pa-emner')
    ]);
    expect(topics[0]).toEqual({
      uri: at('ord/fortelle-en-gang'),
      scheme: at('ontologi/ord'),
      name_nb: 'Fortelle én gang',
      name_nn: 'Fortelje éin gong',
      name_en: 'Telling it once',
      synonyms_nb: ['Gjentakelsestretthet', 'gjentagelsestretthet & mas'],
      synonyms_nn: ['Oppattakingstrøyttleik'],
      synonyms_en: ['Repetition fatigue'],
      broader: [at('tema/eksempler-pa-emner'), at('tema/finnes-ikke')]
    });
    expect(topics[1]).toMatchObject({ name_nn: null, name_en: null, synonyms_nb: [] });
  });
});

describe('a bad file is refused with the place of each fault', () => {
  const refusal = (xml: string): string => {
    try {
      topicsIn(xml);
    } catch (error) {
      if (error instanceof ImportError) return error.message;
      throw error;
    }
    return '';
  };

  it('that is no XML', () => {
    expect(refusal(rdf('<skos:Concept>'))).toMatch(/^Line 4: no valid XML\./);
    expect(refusal('Emner\nBenker')).toMatch(/^Line 1: no valid XML\./);
    expect(refusal('')).toMatch(/no valid XML/);
    expect(refusal(file.slice(0, 1_500))).toMatch(/^Line \d+: no valid XML\./);
  });

  it('that is other XML', () => {
    expect(refusal('<feed><entry/></feed>')).toContain('begins with feed');
    expect(refusal('<a/><b/>')).toContain('one root');
    expect(refusal(rdf(''))).toContain('no skos:Concept');
  });

  it('that declares entities: one can stand for a million, or for a file of ours', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      ''
    );
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY l0 "ha">${levels}]>\n${rdf(
      concept(at('a'), nb('&l9;'))
    )
      .split('\n')
      .slice(1)
      .join('\n')}`;
    expect(refusal(bomb)).toBe(
      'Line 2: the file declares a DOCTYPE, which is not read. Save it without one.'
    );
    const outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(refusal(outside + rdf(concept(at('a'), nb('&x;'))).slice(22))).toContain('declares a DOCTYPE');
  });

  it('in which a topic stands twice, has no name in bokmål or two, or is nowhere', () => {
    const said = refusal(
      rdf(
        [
          concept(at('a'), nb('A')),
          concept(at('a'), nb('A igjen')),
          concept(at('b'), '<skos:prefLabel xml:lang="nn">B</skos:prefLabel>'),
          concept(at('c'), nb('C') + nb('Også C')),
          concept('', nb('D')),
          concept('urn:e', nb('E')),
          concept(at('f'), nb('f'.repeat(201)))
        ].join('\n')
      )
    );
    expect(said.split('\n')).toEqual([
      `${at('b')} has no skos:prefLabel in bokmål (xml:lang="nb").`,
      `${at('c')} has 2 skos:prefLabel in nb.`,
      'A skos:Concept has no rdf:about, so nothing can refer to it.',
      'urn:e is no address: rdf:about should begin with https://.',
      `${at('f')} has a name of more than 200 signs.`,
      `${at('a')} is described 2 times.`
    ]);
  });

  it('and a hundred faults are not all told', () => {
    const many = Array.from({ length: 100 }, (_, n) => concept(at(`t${n}`), '')).join('');
    expect(refusal(rdf(many)).split('\n')).toHaveLength(21);
    expect(refusal(rdf(many))).toMatch(/and 80 more\.$/);
  });
});
