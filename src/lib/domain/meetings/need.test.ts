import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from './need';

describe('a need caught in one field', () => {
  it.each([
    ['Vi mangler folk på natt', 'Vi mangler folk på natt'],
    ['  Vi mangler folk. Mest i helgene.  ', 'Vi mangler folk'],
    ['Hvem følger barna? Det vet vi ikke.', 'Hvem følger barna?'],
    ['Første linje\nandre linje. Og mer', 'Første linje'],
    ['Fra kl. 08.30 er det kø', 'Fra kl']
  ])('%j is called %j', (text, title) => {
    expect(draftOf(text)).toEqual({ title, today: text.trim() });
  });

  it('keeps every word, and has a title that a challenge can have', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { title, today } = draftOf(text);
        expect(today).toBe(text.trim());
        expect(title.length).toBeLessThanOrEqual(120);
      })
    );
  });

  it('cuts a long title after a word', () => {
    const { title } = draftOf('ord '.repeat(60));
    expect(title).toMatch(/ord…$/);
    expect(title.length).toBeGreaterThan(100);
  });
});
