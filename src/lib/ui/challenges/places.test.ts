import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChallengeCard } from '../../domain/challenges/listing';
import { arrange, onTheWay, type Place } from './places';

const card = (id: number): ChallengeCard => ({ id: String(id), title: `Behov ${id}` }) as ChallengeCard;
const selection = fc.uniqueArray(fc.nat(30), { maxLength: 24 }).map((ids) => ids.map(card));
const idsOf = (places: readonly Place[]) => places.map((place) => place.card?.id ?? null);

const asked = '?tema=helse';
const other = '?tema=by';

const walk = (selections: ChallengeCard[][]): Place[] =>
  selections.reduce<Place[]>((places, cards) => arrange(places, cards, asked), []);

test('to the same question every card has an element of its own, and one that stays keeps it', () => {
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 4 }), selection, (earlier, cards) => {
      const before = walk(earlier);
      const after = arrange(before, cards, asked);
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

test('another question is answered place by place: no element moves', () => {
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 4 }), selection, (earlier, cards) => {
      const before = walk(earlier);
      const after = arrange(before, cards, other);
      expect(idsOf(after)).toEqual(cards.map(({ id }) => id));
      expect(new Set(after.map(({ slot }) => slot)).size).toBe(cards.length);
      const there = Math.min(before.length, after.length);
      expect(after.slice(0, there).map(({ slot }) => slot)).toEqual(
        before.slice(0, there).map(({ slot }) => slot)
      );
    })
  );
});

test('on the way no card of the same question stands twice, each step brings more, and the last brings all', () => {
  fc.assert(
    fc.property(selection, selection, fc.constantFrom(asked, other), (from, to, question) => {
      const before = arrange([], from, asked);
      const next = arrange(before, to, question);
      let came = -1;
      for (let limit = 0; limit <= to.length; limit += 2) {
        const shown = idsOf(onTheWay(before, next, limit));
        const there = shown.filter((id) => id !== null);
        if (question === asked) expect(new Set(there).size).toBe(there.length);
        expect(shown).toHaveLength(to.length);
        const right = shown.filter((id, i) => id === to[i]?.id).length;
        expect(right).toBeGreaterThanOrEqual(came);
        came = right;
      }
      expect(onTheWay(before, next, to.length)).toEqual(next);
    })
  );
});

test('a card that only changed its words or its address changes in its turn, and one that says the same takes none', () => {
  const before = arrange([], [card(1), card(2)], asked);
  const renamed = { ...card(2), title: 'Et annet navn' };
  const next = arrange(before, [card(1), renamed], asked);
  const titles = (limit: number) => onTheWay(before, next, limit).map((place) => place.card?.title);
  expect(titles(0)).toEqual(['Behov 1', 'Behov 2']);
  expect(titles(1)).toEqual(['Behov 1', 'Et annet navn']);
  expect(next[0]).toBe(before[0]);
  const elsewhere = arrange(before, [card(1), card(2)], other);
  expect(onTheWay(before, elsewhere, 1).map(({ search }) => search)).toEqual([other, asked]);
});
