import { describe, expect, it } from 'vitest';
import { reasons } from '$lib/domain/interests/interest';
import { languages } from '$lib/domain/rows';
import { templatesFor, type How } from './templates';

const filling = { title: 'Varm mat', sign: 'Fagleder, Helse og omsorg' };

describe('texts to begin an answer with', () => {
  it.each(['accept', 'ask', 'decline'] as const)('%s: greet, say thank you, and are signed', (how: How) => {
    for (const { write } of templatesFor(how)) {
      const texts = languages.map((locale) => write(filling, { locale }));
      expect(new Set(texts).size).toBe(languages.length);
      for (const text of texts) {
        expect(text).toMatch(/^(Hei, og takk|Hello, and thank you) /);
        expect(text).toContain(filling.sign);
        expect(text).not.toMatch(/[{}\\]/);
      }
    }
  });

  it('has one for each reason to say no', () => {
    expect(templatesFor('decline').map(({ value }) => value)).toEqual([...reasons]);
  });
});
