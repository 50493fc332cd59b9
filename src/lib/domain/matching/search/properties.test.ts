import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex, type SearchDocument } from './index';

const words =
  'skole skolevei barnehage helse sykehus vann vannledning trafikk energi klima eldre ensomhet språk data sensor bygg student forskning innbygger medvirkning trygg vinter brøyting school health water lonely kva ikkje skule tenester'.split(
    ' '
  );
const text = (most: number) =>
  fc.array(fc.constantFrom(...words), { maxLength: most }).map((said) => said.join(' '));
const content = fc.record({
  lang: fc.constantFrom('nb' as const, 'nn' as const, 'en' as const),
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((said) => said.join(' ')),
  terms: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
  summary: text(6),
  body: text(15)
});
const documents = fc
  .array(content, { minLength: 1, maxLength: 12 })
  .map((all): SearchDocument[] => all.map((doc, n) => ({ id: `d${n}`, ...doc })));
const query = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((said) => said.join(' '));

const indexOf = (docs: readonly SearchDocument[]): SearchIndex => {
  const index = new SearchIndex();
  docs.forEach((doc) => index.put(doc));
  return index;
};
const answer = (index: SearchIndex, asked: string) =>
  index.search(asked).map(({ id, score, near, matches }) => ({ id, score, near, matches }));

describe('the order of what is found', () => {
  it('is the same at every asking, and does not depend on the order of putting in', () => {
    fc.assert(
      fc.property(documents, query, fc.infiniteStream(fc.nat()), (docs, asked, chance) => {
        const first = answer(indexOf(docs), asked);
        const mixed = docs
          .map((doc) => ({ doc, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ doc }) => doc);
        const index = indexOf(mixed);
        expect(answer(index, asked)).toEqual(first);
        expect(answer(index, asked)).toEqual(first);
      }),
      { numRuns: 50 }
    );
  });

  it('is the same however the index came to be: by what was taken out, put in and changed', () => {
    fc.assert(
      fc.property(documents, documents, query, (docs, others, asked) => {
        const index = indexOf(others.map((doc, n) => ({ ...doc, id: `o${n}` })));
        others.forEach((doc, n) => index.put({ ...doc, id: n % 2 ? `d${n}` : `o${n}` }));
        docs.forEach((doc) => index.put(doc));
        others.forEach((_, n) => {
          index.remove(`o${n}`);
          if (n >= docs.length) index.remove(`d${n}`);
        });
        expect(answer(index, asked)).toEqual(answer(indexOf(docs), asked));
      }),
      { numRuns: 50 }
    );
  });

  it('never falls by a field that says what is asked for', () => {
    fc.assert(
      fc.property(documents, query, fc.constantFrom('terms', 'summary', 'body'), (docs, asked, field) => {
        const [doc, ...rest] = docs;
        if (!doc) return;
        const scoreOf = (changed: SearchDocument): number =>
          indexOf([changed, ...rest])
            .search(asked)
            .find(({ id }) => id === doc.id)?.score ?? 0;
        const more =
          field === 'terms'
            ? { ...doc, terms: [...doc.terms, asked] }
            : { ...doc, [field]: `${doc[field as 'summary' | 'body']} ${asked}` };
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf(doc));
      }),
      { numRuns: 60 }
    );
  });

  it('is by score, and every reason stands in the document', () => {
    fc.assert(
      fc.property(documents, query, (docs, asked) => {
        const hits = indexOf(docs).search(asked);
        hits.forEach((hit, n) => {
          expect(hit.score).toBeLessThanOrEqual(hits[n - 1]?.score ?? Infinity);
          const doc = docs.find(({ id }) => id === hit.id);
          for (const { field, word } of hit.matches)
            expect([doc?.[field]].flat().join(' ').toLowerCase().split(/\s+/)).toContain(word);
          if (!hit.near) expect(hit.matches.length).toBeGreaterThan(0);
        });
      }),
      { numRuns: 50 }
    );
  });

  it('takes whatever is typed', () => {
    const index = indexOf([{ id: 'a', lang: 'nb', title: 'Skole', terms: [], summary: '', body: '' }]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (asked) => {
        expect(index.search(asked).length).toBeLessThanOrEqual(1);
        expect(index.find(asked).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 }
    );
  });
});
