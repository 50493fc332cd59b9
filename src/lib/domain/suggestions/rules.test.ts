import { describe, expect, it } from 'vitest';
import { answerBy, composeNeed, isOpen } from './rules';
import { indexOf, similarTo } from './similar';

const challenge = (id: string, title: string, today = '') => ({ id, title, today, whom: '', better: '' });

describe('a suggestion', () => {
  it('waits for an answer until it has one, and again when its draft is thrown away', () => {
    expect(isOpen({ state: 'received', challenge_id: null })).toBe(true);
    expect(isOpen({ state: 'taken', challenge_id: 'c' })).toBe(false);
    expect(isOpen({ state: 'taken', challenge_id: null })).toBe(true);
    expect(isOpen({ state: 'declined', challenge_id: null })).toBe(false);
    expect(isOpen({ state: 'withdrawn', challenge_id: null })).toBe(false);
  });

  it('is answered within the days of its partnership', () => {
    expect(answerBy('2026-11-26T22:30:00Z', 14)).toBe('2026-12-10');
  });

  it('is one text, with what was asked above each answer, and nothing of what was left out', () => {
    expect(
      composeNeed(' Benken er borte. ', [
        { asked: 'Hvem gjelder det?', answer: 'De som venter på bussen' },
        { asked: 'Hvor?', answer: '  ' }
      ])
    ).toBe('Benken er borte.\n\nHvem gjelder det?\nDe som venter på bussen');
  });
});

describe('what resembles a text', () => {
  const all = [
    challenge('a', 'Hva kan et tomt butikkvindu brukes til?'),
    challenge('b', 'Benker der folk venter', 'Bussholdeplassen mangler et sted å sitte.'),
    challenge('c', 'Turer for eldre', 'Noen sitter alene, og bussen går sjelden.')
  ];
  const found = (text: string): string[] => similarTo(text, indexOf(all)).map(({ id }) => id);

  it('shares words with it, in any ending, the most alike first', () => {
    expect(found('Benken ved bussholdeplassen er borte')).toEqual(['b']);
    expect(found('Folk må sitte på benker ved bussen')).toEqual(['b', 'c']);
  });

  it('is more than one word, unless it stands in the title', () => {
    expect(found('alene')).toEqual([]);
    expect(found('turer')).toEqual(['c']);
  });

  it('is nothing for what every challenge speaks of', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      challenge(`${n}`, `Kommunen og sak ${n}`, 'Innbyggere')
    );
    expect(similarTo('Kommunen og innbyggerne', indexOf(many))).toEqual([]);
    expect(
      similarTo('Innbyggerne vil ha benker', indexOf([...many, challenge('x', 'Flere benker')])).map(
        ({ id }) => id
      )
    ).toEqual(['x']);
  });

  it('is nothing for everyday words, short ones and no words', () => {
    expect(found('noen kommer ofte her og der')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});
