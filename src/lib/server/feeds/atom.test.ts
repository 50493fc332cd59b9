import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { OpenChallenge } from '../open/schemas';
import { atom, type Feed } from './atom';

const challenge = (part: Partial<OpenChallenge> = {}): OpenChallenge => ({
  id: 'a15eb942-4a6b-4a89-9283-8c3e787ea291',
  url: 'http://localhost/utfordringer/x',
  title: 'Mat & prat <for> alle',
  language: 'nn',
  published_at: '2026-11-24T01:13:42.517123+00:00',
  updated_at: '2026-11-25T01:13:42.517123+01:00',
  partnership: 'gjovik-ntnu',
  municipality: 'gjovik',
  municipality_name: 'Gjøvik kommune',
  municipality_number: '3407',
  unit: 'helse',
  unit_name: 'Helse og omsorg',
  themes: ['health'],
  theme_names: ['Helse "og" velferd'],
  kinds: ['master'],
  levels: [],
  technologies: [],
  disciplines: [],
  goals: [],
  today: 'I dag.',
  whom: '',
  better: 'Betre.',
  requires: '',
  gains: [],
  contact_role: '',
  place: '',
  starts_on: null,
  ends_on: null,
  apply_by: null,
  answer_days: 14,
  is_example: true,
  topics: [],
  ...part
});

const feed = (part: Partial<Feed> = {}): string =>
  atom({
    self: 'http://localhost/api/open/v1/challenges.atom?theme=health&lang=nn',
    list: 'http://localhost/nn/utfordringer?theme=health',
    about: 'Helse',
    locale: 'nn',
    challenges: [challenge()],
    otherwiseUpdated: '2026-01-01T00:00:00Z',
    ...part
  });

const parse = (xml: string) =>
  (
    new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'link', 'category'].includes(name)
    }).parse(xml) as {
      feed: Record<string, unknown> & { entry?: Record<string, unknown>[]; link: Record<string, string>[] };
    }
  ).feed;

const relOf = (links: unknown, rel: string): Record<string, string>[] =>
  (links as Record<string, string>[]).filter((link) => link['@_rel'] === rel);

/** Any sign at all, also halves of pairs and control characters. */
const anySign = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe('a feed is Atom as RFC 4287 asks for', () => {
  it('has id, title, updated, author and one link each to itself and to the page it follows', () => {
    const parsed = parse(feed());
    expect(parsed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(parsed['@_xml:lang']).toBe('nn');
    expect(parsed.id).toBe('http://localhost/api/open/v1/challenges.atom?theme=health&lang=nn');
    expect(parsed.title).toBe('Nye utfordringar: Helse');
    expect(parsed.updated).toBe('2026-11-25T00:13:42.517Z');
    expect(parsed.author).toEqual({ name: 'Samskap' });
    expect(relOf(parsed.link, 'self').map((link) => link['@_href'])).toEqual([parsed.id]);
    expect(relOf(parsed.link, 'alternate')).toHaveLength(1);
  });

  it('each entry has an id that stays, title, updated, author, a page, and its own language', () => {
    const [entry] = parse(feed()).entry ?? [];
    expect(entry).toMatchObject({
      id: 'urn:uuid:a15eb942-4a6b-4a89-9283-8c3e787ea291',
      title: { '#text': 'Mat & prat <for> alle', '@_xml:lang': 'nn' },
      updated: '2026-11-25T00:13:42.517Z',
      published: '2026-11-24T01:13:42.517Z',
      author: { name: 'Helse og omsorg, Gjøvik kommune' },
      category: [{ '@_term': 'health', '@_label': 'Helse "og" velferd' }],
      summary: { '#text': 'I dag.\n\nBetre.', '@_xml:lang': 'nn' }
    });
    expect(relOf(entry?.link, 'alternate')).toMatchObject([{ '@_href': 'http://localhost/utfordringer/x' }]);
  });

  it('is as new as its newest entry, and without entries as its directory', () => {
    const later = challenge({ updated_at: '2027-01-01T00:00:00Z' });
    expect(parse(feed({ challenges: [challenge(), later, challenge()] })).updated).toBe(
      '2027-01-01T00:00:00.000Z'
    );
    const empty = parse(feed({ challenges: [], about: '' }));
    expect([empty.updated, empty.entry, empty.title]).toEqual([
      '2026-01-01T00:00:00.000Z',
      undefined,
      'Nye utfordringar frå kommunane'
    ]);
  });

  it('is XML whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign }), (text) => {
        const xml = feed({
          about: text,
          challenges: [challenge({ title: text, today: text, unit_name: text, theme_names: [text] })]
        });
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(/(?![\t\n\r\x7f-\x9f])\p{Cc}|\ufffe|\uffff/u);
      }),
      { numRuns: 10 }
    );
  });
});
