import { describe, expect, it } from 'vitest';
import { answerBy, composeNeed, isOpen } from './rules';

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
