/**
 * Where the cards of a list stand, so that a slow phone draws another selection a card at a time. A card whose words,
 * marks or address have changed has a turn, and shows what it said before until then; one that says the same needs none.
 */
import type { ChallengeCard as Card } from '../../domain/challenges/listing';

/** An element of the list, the card in it, and the question (`?…`) its address carries; null is a place kept free. */
export type Place = { slot: number; card: Card | null; search: string };

/**
 * Each card in the element it will have, in the order of the list.
 *
 * Another question is answered place by place: no element moves, since moving one costs a phone more than writing
 * another card into it. The answer to the same question may change while somebody reads it: there a card that stays
 * keeps its element, so that whoever stands on a card goes on standing on it.
 */
export const arrange = (before: readonly Place[], cards: readonly Card[], search: string): Place[] => {
  const slots = before[0]?.search === search ? kept(before, cards) : inOrder(before);
  const there = new Map(before.map((place) => [place.slot, place]));
  let unused = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  return cards.map((card, i) => {
    const slot = slots[i] ?? unused++;
    const was = there.get(slot);
    return was?.card && was.search === search && isSame(was.card, card) ? was : { slot, card, search };
  });
};

const inOrder = (before: readonly Place[]): number[] => before.map(({ slot }) => slot);

/** The element each card has already; one that comes takes over that of one that goes. */
const kept = (before: readonly Place[], cards: readonly Card[]): (number | undefined)[] => {
  const there = new Map(before.map(({ card, slot }) => [card?.id, slot]));
  const wanted = new Set(cards.map(({ id }) => id));
  const free = before.filter(({ card }) => !card || !wanted.has(card.id)).map(({ slot }) => slot);
  return cards.map(({ id }) => there.get(id) ?? free.shift());
};

/** Both are made of rows in one and the same way, so their fields stand in the same order. */
const isSame = (one: Card, other: Card): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is drawn on the way from one arrangement to the next, when `limit` of those that come or change have done so. */
export const onTheWay = (before: readonly Place[], next: readonly Place[], limit: number): Place[] => {
  const old = new Map(before.map((place) => [place.slot, place]));
  let coming = 0;
  return next.map((place) => {
    const was = old.get(place.slot) ?? { slot: place.slot, card: null, search: place.search };
    if (was === place) return was;
    coming += 1;
    return coming <= limit ? place : was;
  });
};
