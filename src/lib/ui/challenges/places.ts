/**
 * Where the cards of a list stand, so that a slow phone draws another selection a few cards at a time: a card that
 * stays keeps its element, one that comes takes over that of one that goes, and shows it until its own turn.
 */
import type { ChallengeCard as Card } from '../../domain/challenges/listing';

/** An element of the list and the card in it; null is a place that is kept free. */
export type Place = { slot: number; card: Card | null };

/** Each card in the element it will have, in the order of the list. */
export const arrange = (before: readonly Place[], cards: readonly Card[]): Place[] => {
  const slots = new Map(before.map(({ slot, card }) => [card?.id, slot]));
  const wanted = new Set(cards.map(({ id }) => id));
  const free = before.filter(({ card }) => !card || !wanted.has(card.id)).map(({ slot }) => slot);
  let unused = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  return cards.map((card) => ({ card, slot: slots.get(card.id) ?? free.shift() ?? unused++ }));
};

/** What is drawn on the way from one arrangement to the next, when `limit` of the cards that come have come. */
export const onTheWay = (before: readonly Place[], next: readonly Place[], limit: number): Place[] => {
  const old = new Map(before.map((place) => [place.slot, place]));
  let coming = 0;
  return next.map((place) => {
    const was = old.get(place.slot) ?? { slot: place.slot, card: null };
    if (was.card?.id === place.card?.id) return was.card === place.card ? was : place;
    coming += 1;
    return coming <= limit ? place : was;
  });
};
