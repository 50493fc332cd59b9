import { fold, isEveryday, wordsOf } from './fold.ts';

/** One word that is asked for. `open` while it may still be typed on. */
export type Term = { word: string; folded: string; open: boolean };

/** What somebody asks for: words, phrases that must stand there as they are, and words that must not. */
export type Query = { terms: Term[]; phrases: string[]; without: string[] };

const most = 12;

/** A text as its words with a space around each, so that a phrase is a part of it. */
export const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `;

export const parse = (text: string): Query => {
  const phrases: string[] = [];
  const without: string[] = [];
  const asked: string[] = [];
  for (const [, sign, phrase, plain] of text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const words = wordsOf(phrase ?? plain ?? '');
    if (words.length === 0) continue;
    if (sign) without.push(...words);
    else {
      asked.push(...words);
      if (phrase !== undefined && words.length > 0) phrases.push(words.join(' '));
    }
  }
  const telling = asked.filter((word) => !isEveryday(word));
  const kept = [...new Set(telling.length > 0 ? telling : asked)].slice(0, most);
  const last = /[\p{L}\p{N}]$/u.test(text) ? asked.at(-1) : undefined;
  const terms = kept.map((word) => ({ word, folded: fold(word), open: word === last }));
  return { terms, phrases, without: without.map(fold) };
};
