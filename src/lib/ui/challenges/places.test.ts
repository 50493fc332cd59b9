import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChallengeCard } from '../../domain/challenges/listing';
import { arrange, onTheWay, type Place } from './places';

const card = (id: number): ChallengeCard => ({ id: String(id), title: `Behov ${id}` }) as ChallengeCard;
const selection = fc.uniqueArray(fc.nat(30), { maxLength: 24 }).map((ids) => ids.map(card));
const idsOf = (places: readonly Place[]) => places.map((place) => place.card?.id ?? null);

const walk = (selections: ChallengeCard[][]): Place[] =>
  selections.reduce<Place[]>((places, cards) => arrange(places, cards), []);

test('every card has an element of its own, and one that stays keeps it', () => {
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 4 }), selection, (earlier, cards) => {
      const before = walk(earlier);
      const after = arrange(before, cards);
      expect(idsOf(after)).toEqual(cards.map(({ id }) => id));
      expect(new Set(after.map(({ slot }) => slot)).size).toBe(cards.length);
      for (const { slot, card: staying } of before) {
        const place = after.find((candidate) => candidate.card?.id === staying?.id);
        if (place) expect(place.slot).toBe(slot);
      }
      // No more elements are made than are needed: those of cards that go are taken over.
      const known = new Set(before.map(({ slot }) => slot));
      expect(after.filter(({ slot }) => !known.has(slot))).toHaveLength(
        Math.max(0, cards.length - before.length)
      );
    })
  );
});

test('on the way no card stands twice, each step brings more of those that come, and the last brings all', () => {
  fc.assert(
    fc.property(selection, selection, (from, to) => {
      const before = arrange([], from);
      const next = arrange(before, to);
      let came = -1;
      for (let limit = 0; limit <= to.length; limit += 2) {
        const shown = idsOf(onTheWay(before, next, limit));
        const there = shown.filter((id) => id !== null);
        expect(new Set(there).size).toBe(there.length);
        expect(shown).toHaveLength(to.length);
        const right = shown.filter((id, i) => id === to[i]?.id).length;
        expect(right).toBeGreaterThanOrEqual(came);
        came = right;
      }
      expect(idsOf(onTheWay(before, next, to.length))).toEqual(to.map(({ id }) => id));
    })
  );
});

test('a card that only changed its words changes in its turn, and one that says the same takes none', () => {
  const before = arrange([], [card(1), card(2)]);
  const renamed = { ...card(2), title: 'Et annet navn' };
  const next = arrange(before, [card(1), renamed]);
  const titles = (limit: number) => onTheWay(before, next, limit).map((place) => place.card?.title);
  expect(titles(0)).toEqual(['Behov 1', 'Behov 2']);
  expect(titles(1)).toEqual(['Behov 1', 'Et annet navn']);
  expect(next[0]).toBe(before[0]);
});
