/**
 * Where the cards of a list stand, so that a slow phone draws another selection a few cards at a time: a card that
 * stays keeps its element, one that comes takes over that of one that goes, and shows it until its own turn. A card
 * whose words or marks have changed has a turn, too; one that says the same as before needs none.
 */
import type { ChallengeCard as Card } from '../../domain/challenges/listing';

/** An element of the list and the card in it; null is a place that is kept free. */
export type Place = { slot: number; card: Card | null };

/** Each card in the element it will have, in the order of the list. */
export const arrange = (before: readonly Place[], cards: readonly Card[]): Place[] => {
  const there = new Map(before.map((place) => [place.card?.id, place]));
  const wanted = new Set(cards.map(({ id }) => id));
  const free = before.filter(({ card }) => !card || !wanted.has(card.id)).map(({ slot }) => slot);
  let unused = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  return cards.map((card) => {
    const was = there.get(card.id);
    if (was?.card && isSame(was.card, card)) return was;
    return { card, slot: was?.slot ?? free.shift() ?? unused++ };
  });
};

/** Both are made of rows in one and the same way, so their fields stand in the same order. */
const isSame = (one: Card, other: Card): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is drawn on the way from one arrangement to the next, when `limit` of those that come or change have done so. */
export const onTheWay = (before: readonly Place[], next: readonly Place[], limit: number): Place[] => {
  const old = new Map(before.map((place) => [place.slot, place]));
  let coming = 0;
  return next.map((place) => {
    const was = old.get(place.slot) ?? { slot: place.slot, card: null };
    if (was.card === place.card) return was;
    coming += 1;
    return coming <= limit ? place : was;
  });
};
