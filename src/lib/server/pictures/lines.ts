import type { Font } from './font.ts';

/** The text without the signs that the font lacks (emoji, other scripts, signs that turn the direction), blanks once. */
export const drawable = (text: string, font: Font): string =>
  Array.from(text.normalize('NFC').replace(/\s+/gu, ' '), (sign) =>
    sign === ' ' || font.has(sign) ? sign : ''
  )
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Whether enough of a text can be drawn to be read. */
export const isReadable = (text: string, drawn: string): boolean => {
  const letters = (value: string): number => value.match(/[\p{L}\p{Nd}]/gu)?.length ?? 0;
  return letters(drawn) >= 3 && letters(drawn) * 2 > letters(text);
};

const dots = '…';

/** As many words as fit, with dots; of a single word, as many signs. */
const cut = (text: string, fits: (text: string) => boolean): string => {
  const words = text.split(' ');
  while (words.length > 1 && !fits(words.join(' ') + dots)) words.pop();
  const signs = Array.from(words.join(' '));
  while (signs.length > 1 && !fits(signs.join('') + dots)) signs.pop();
  return signs.join('') + dots;
};

/** A word wider than a line, in parts that are not. */
const parts = (word: string, fits: (text: string) => boolean): string[] => {
  if (fits(word)) return [word];
  const made: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part && !fits(part + sign)) {
      made.push(part);
      part = '';
    }
    part += sign;
  }
  return [...made, part];
};

/** A text in lines no wider than `width`, at most so many; the last one ends in dots when there was more. */
export const wrap = (text: string, font: Font, size: number, width: number, most: number): string[] => {
  const fits = (line: string): boolean => font.width(line, size) <= width;
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((long) => parts(long, fits))) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), fits)];
};
