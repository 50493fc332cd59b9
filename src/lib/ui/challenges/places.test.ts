import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChallengeCard } from '../../domain/challenges/listing';
import { places, turns, type Place } from './places';

const card = (id: number): ChallengeCard => ({ id: String(id), title: `Behov ${id}` }) as ChallengeCard;
const selection = fc.uniqueArray(fc.nat(30), { maxLength: 24 }).map((ids) => ids.map(card));
const idsOf = (places: readonly Place[]) => places.map((place) => place.card?.id ?? null);

const asked = '?tema=helse';
const other = '?tema=by';

/** What stands there in the end. */
const arrived = (before: readonly Place[], cards: readonly ChallengeCard[], search: string): Place[] =>
  [...turns(before, cards, search)].at(-1) ?? [];

const walk = (selections: ChallengeCard[][]): Place[] =>
  selections.reduce<Place[]>((shown, cards) => arrived(shown, cards, asked), []);

test('to the same question every card has an element of its own, and one that stays keeps it, and no other takes it', () => {
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 4 }), selection, (earlier, cards) => {
      const before = walk(earlier);
      const after = arrived(before, cards, asked);
      expect(idsOf(after)).toEqual(cards.map(({ id }) => id));
      expect(new Set(after.map(({ slot }) => slot)).size).toBe(cards.length);
      for (const { slot, card: staying } of before) {
        const place = after.find((candidate) => candidate.card?.id === staying?.id);
        if (place) expect(place.slot).toBe(slot);
        // The element of a card that goes is never another's.
        else expect(after.map((other) => other.slot)).not.toContain(slot);
      }
    })
  );
});

test('another question is answered place by place: no element moves', () => {
  fc.assert(
    fc.property(fc.array(selection, { minLength: 1, maxLength: 4 }), selection, (earlier, cards) => {
      const before = walk(earlier);
      const after = arrived(before, cards, other);
      expect(idsOf(after)).toEqual(cards.map(({ id }) => id));
      expect(new Set(after.map(({ slot }) => slot)).size).toBe(cards.length);
      const there = Math.min(before.length, after.length);
      expect(after.slice(0, there).map(({ slot }) => slot)).toEqual(
        before.slice(0, there).map(({ slot }) => slot)
      );
    })
  );
});

test('on the way no card of the same question stands twice, each step brings one more, and the last brings all', () => {
  fc.assert(
    fc.property(selection, selection, fc.constantFrom(asked, other), (from, to, question) => {
      const before = places(from, asked);
      const steps = [...turns(before, to, question)];
      expect(steps.length).toBeGreaterThan(0);
      let was = steps[0] ?? [];
      for (const [n, step] of steps.entries()) {
        const there = idsOf(step).filter((id) => id !== null);
        if (question === asked) expect(new Set(there).size).toBe(there.length);
        expect(step).toHaveLength(to.length);
        if (n > 0) expect(step.filter((place, at) => place !== was[at])).toHaveLength(1);
        was = step;
      }
      expect(was).toEqual(to.map((card, at) => ({ slot: was[at]?.slot, card, search: question })));
    })
  );
});

test('a card that only changed its words or its address changes in its turn, and one that says the same takes none', () => {
  const before = places([card(1), card(2)], asked);
  const renamed = { ...card(2), title: 'Et annet navn' };
  const next = [...turns(before, [card(1), renamed], asked)];
  expect(next.map((step) => step.map((place) => place.card?.title))).toEqual([['Behov 1', 'Et annet navn']]);
  expect(next[0]?.[0]).toBe(before[0]);
  const elsewhere = [...turns(before, [card(1), card(2)], other)];
  expect(elsewhere.map((step) => step.map(({ search }) => search))).toEqual([
    [other, asked],
    [other, other]
  ]);
});

test('what a card says is read when its turn comes', () => {
  const read: number[] = [];
  const cards = [1, 2, 3].map((id) => ({
    ...card(id),
    get marks() {
      read.push(id);
      return ['behov'];
    }
  }));
  const way = turns(places([card(1), card(2), card(3)], asked), cards, asked);
  way.next();
  expect(read).toEqual([1]);
  way.next();
  expect(read).toEqual([1, 2]);
});
