/** Something to be found in a long list by its name, or by other words for it. */
export type Findable = { value: string; label: string; note?: string; words?: readonly string[] };

const folded = (text: string): string => text.toLocaleLowerCase('nb').normalize('NFC').trim();

/** 0 when it begins so, 1 when a later word does, 2 when it stands inside a word or in another word for it; else null. */
const rankOf = ({ label, note = '', words = [] }: Findable, asked: string): number | null => {
  const name = folded(label);
  if (name.startsWith(asked)) return 0;
  if (name.includes(` ${asked}`)) return 1;
  if (name.includes(asked) || words.some((word) => folded(word).includes(asked))) return 2;
  // Several words, in any order and anywhere: a programme and its place.
  const all = folded([label, note, ...words].join(' '));
  const parts = asked.split(/\s+/);
  return parts.length > 1 && parts.every((part) => all.includes(part)) ? 3 : null;
};

/** Those that fit what is asked for, the nearest first and then as they were; all of them while nothing is asked. */
export const findIn = <Item extends Findable>(items: readonly Item[], text: string): Item[] => {
  const asked = folded(text);
  if (asked === '') return [...items];
  return items
    .flatMap((item) => {
      const rank = rankOf(item, asked);
      return rank === null ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
};
