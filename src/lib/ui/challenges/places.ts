/**
 * Where the cards of a list stand, so that a slow phone draws another selection a card at a time. A card whose words,
 * marks or address have changed has a turn, and shows what it said before until then; one that says the same needs none.
 */
import type { ChallengeCard as Card } from '../../domain/challenges/listing';

/** An element of the list, the card in it, and the question (`?…`) its address carries; null is a place kept free. */
export type Place = { slot: number; card: Card | null; search: string };

/** A list that nobody has seen before, all of it at once. */
export const places = (cards: readonly Card[], search: string): Place[] =>
  cards.map((card, slot) => ({ slot, card, search }));

/**
 * From what is shown to another selection, in the order of the list: each step has one more card in its place, the last
 * has all. There is always a step. What a card says is read when its turn comes, not before.
 *
 * Another question is answered place by place: no element moves, since moving one costs a phone more than writing
 * another card into it. The answer to the same question may change while somebody reads it: there a card that stays
 * keeps its element, so that whoever stands on a card goes on standing on it, and no other ever takes it over: a thumb
 * that is on its way would open what it has not read.
 */
export function* turns(before: readonly Place[], cards: readonly Card[], search: string): Generator<Place[]> {
  const slots = before[0]?.search === search ? kept(before, cards) : before.map(({ slot }) => slot);
  const there = new Map(before.map((place) => [place.slot, place]));
  let unused = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  const now = cards.map((_, at): Place => {
    const slot = slots[at] ?? unused++;
    return there.get(slot) ?? { slot, card: null, search };
  });
  let isChanged = false;
  for (const [at, card] of cards.entries()) {
    const was = now[at] as Place;
    if (was.card && was.search === search && isSame(was.card, card)) continue;
    now[at] = { slot: was.slot, card, search };
    isChanged = true;
    yield [...now];
  }
  if (!isChanged) yield now;
}

/** The element each card has already. */
const kept = (before: readonly Place[], cards: readonly Card[]): (number | undefined)[] => {
  const there = new Map(before.map(({ card, slot }) => [card?.id, slot]));
  return cards.map(({ id }) => there.get(id));
};

/** Both are made of rows in one and the same way, so their fields stand in the same order. */
const isSame = (one: Card, other: Card): boolean => JSON.stringify(one) === JSON.stringify(other);
