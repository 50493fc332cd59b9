import { flushSync, mount, unmount } from 'svelte';
import type { ChallengeList } from '$lib/domain/challenges/listing';
import Cards from '$lib/ui/challenges/Cards.svelte';
import { finding } from './parts';

/** So many of each list. */
const drawn = 2;

/** Cards that nobody sees: drawn outside of the page, where they cost no style and no layout. */
export const drawing = () => {
  let list = $state.raw<Pick<ChallengeList, 'cards' | 'themes' | 'organisations'>>({
    cards: [],
    themes: [],
    organisations: []
  });
  const unseen = mount(Cards, {
    target: document.createElement('div'),
    props: {
      get cards() {
        return list.cards;
      },
      get themes() {
        return list.themes;
      },
      get organisations() {
        return list.organisations;
      },
      finding,
      drawn: false
    }
  });
  return {
    draw: (next: ChallengeList): void => {
      list = { ...next, cards: next.cards.slice(0, drawn) };
      flushSync();
    },
    end: () => unmount(unseen)
  };
};
