import type { Challenge } from '../challenges/challenge';

/** So short that it says nothing about what a text is about. */
const least = 4;
/** Norwegian and English words change at their end: "benken", "benker". */
const stem = 5;

const everyday = new Set(
  'alle andre bare blir ville vært være dette disse eller etter fordi også gjør gjøre hvor hver hvordan ikke ingen inne kunne kommer mange meget mellom noen ofte over skal skulle slik sånn siden trenger under uten veldig about also because could every from have here many more need needs other people should some than that their them then there these they this want when where which with without would'
    .split(' ')
    .map((word) => word.slice(0, stem))
);

const stems = (text: string): Set<string> =>
  new Set(
    (text.toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [])
      .filter((word) => word.length >= least)
      .map((word) => word.slice(0, stem))
      .filter((word) => !everyday.has(word))
  );

type Described = Pick<Challenge, 'id' | 'title' | 'today' | 'whom' | 'better'>;

/**
 * The challenges that share the most words with a text, best first: at least two, or one in the title. A word in a
 * title weighs as two elsewhere.
 */
export const similarTo = <Row extends Described>(
  text: string,
  challenges: readonly Row[],
  most = 3
): Row[] => {
  const wanted = stems(text);
  if (wanted.size === 0) return [];
  return challenges
    .map((challenge) => {
      const title = stems(challenge.title);
      const rest = stems(`${challenge.today} ${challenge.whom} ${challenge.better}`);
      let weight = 0;
      for (const word of wanted) weight += title.has(word) ? 2 : rest.has(word) ? 1 : 0;
      return { challenge, weight };
    })
    .filter(({ weight }) => weight >= 2)
    .sort((a, b) => b.weight - a.weight || (a.challenge.id < b.challenge.id ? -1 : 1))
    .slice(0, most)
    .map(({ challenge }) => challenge);
};
