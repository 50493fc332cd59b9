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

/** Challenges with the words they speak of, found once for all that is written. */
export type Index<Row> = readonly { challenge: Row; title: Set<string>; rest: Set<string> }[];

export const indexOf = <Row extends Described>(challenges: readonly Row[]): Index<Row> =>
  challenges.map((challenge) => ({
    challenge,
    title: stems(challenge.title),
    rest: stems(`${challenge.today} ${challenge.whom} ${challenge.better}`)
  }));

/** A word that stands in more than this part of all challenges tells none of them from another. */
const common = 0.12;

/**
 * The challenges that share the most words with a text, best first: at least two, or one in the title. A word in a
 * title weighs as two elsewhere.
 */
export const similarTo = <Row extends Described>(text: string, index: Index<Row>, most = 3): Row[] => {
  const often = Math.max(2, index.length * common);
  const wanted = [...stems(text)].filter(
    (word) => index.filter(({ title, rest }) => title.has(word) || rest.has(word)).length <= often
  );
  return index
    .map(({ challenge, title, rest }) => ({
      challenge,
      weight: wanted.reduce((sum, word) => sum + (title.has(word) ? 2 : rest.has(word) ? 1 : 0), 0)
    }))
    .filter(({ weight }) => weight >= 2)
    .sort((a, b) => b.weight - a.weight || (a.challenge.id < b.challenge.id ? -1 : 1))
    .slice(0, most)
    .map(({ challenge }) => challenge);
};
