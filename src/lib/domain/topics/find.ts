/**
 * Finds topics in words that somebody writes. Made for a suggestion beside a text: it may miss one, and what it finds
 * is the writer's own words or a form of them.
 */
import type { Language } from '../rows';
import type { Topic } from './topic';

/** One name or synonym: its words, and whether it is a name. */
type Phrase = { words: string[]; isName: boolean };
export type Prepared = { topic: Topic; phrases: Phrase[] };

/** Words that say nothing by themselves. */
const small = new Set(
  'og eller i på for av til med om ved fra som en ei et den det de and or of the in on for to with at by from a an'.split(
    ' '
  )
);

export const wordsOf = (text: string): string[] =>
  text.toLocaleLowerCase('nb').match(/[\p{L}\p{N}]+/gu) ?? [];

/** The part of a word that its forms share, as far as that is safe: never less than four letters. */
const stemOf = (word: string): string => {
  const stem = word.replace(/(ene|ane|ies|en|et|er|ar|es|e|a|s|y)$/, '');
  return stem.length >= 4 ? stem : word;
};

const phraseOf = (text: string, isName: boolean): Phrase => ({
  words: [...new Set(wordsOf(text).filter((word) => !small.has(word)))],
  isName
});

/** The phrases of topics, to be made once for a list. Norwegian in either form is read as one language. */
export const prepare = (topics: readonly Topic[], languages: readonly Language[]): Prepared[] =>
  topics.map((topic) => {
    const phrases = languages.flatMap((language) => [
      ...(topic[`name_${language}`] ? [phraseOf(topic[`name_${language}`] ?? '', true)] : []),
      ...topic[`synonyms_${language}`].map((synonym) => phraseOf(synonym, false))
    ]);
    return { topic, phrases: phrases.filter(({ words }) => words.length > 0) };
  });

/** What a word counts when it stands in the text: in full more than as a form or as a part of a compound. */
const hit = (word: string, text: string): number => {
  if (text.includes(` ${word} `)) return word.length * 1.25;
  const stem = stemOf(word);
  // A short stem begins too many other words: only as a word with an ending.
  const found =
    stem.length > 4
      ? text.includes(stem)
      : new RegExp(` ${stem}(e?ne|a?ne|en|et|er|ar|e|a|s|n|r|t)? `).test(text);
  return found ? stem.length : 0;
};

/** How well a topic fits the text: all words of one of its phrases stand there. 0 when it does not. */
const scoreOf = ({ phrases }: Prepared, text: string): number => {
  let best = 0;
  for (const { words, isName } of phrases) {
    let sum = 0;
    for (const word of words) {
      const found = hit(word, text);
      if (found === 0) {
        sum = 0;
        break;
      }
      sum += found;
    }
    best = Math.max(best, isName ? sum * 1.2 : sum);
  }
  return best;
};

/** The topics that a text names, the most particular first; of equals the first by key. */
export const findTopics = (text: string, prepared: readonly Prepared[], limit: number): Topic[] => {
  const padded = ` ${wordsOf(text).join(' ')} `;
  if (padded.trim() === '') return [];
  return prepared
    .map((each) => ({ topic: each.topic, score: scoreOf(each, padded) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.topic.key < b.topic.key ? -1 : 1))
    .slice(0, limit)
    .map(({ topic }) => topic);
};

/** The languages a text in one is compared with. */
export const readWith = (language: Language): Language[] => (language === 'en' ? ['en'] : ['nb', 'nn']);

/** Those that can be chosen. */
export const standing = <Row extends { retired_at: string | null }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ retired_at }) => retired_at === null);
