/** The words of a text as they stand there, in small letters. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A final sound that says number, case or tense; long words only, so that `elev` keeps what it is. */
const ending = /(?:ane|ene|ar|er|en|et|a|e|s|r|t)$/;

/**
 * Spellings that regularly answer to each other: between bokmål and nynorsk (`hvit`–`kvit`, `høre`–`høyre`,
 * `løp`–`laup`, `mulig`–`moglegare`), between English and Norwegian words of the same origin (`station`–`stasjon`,
 * `physics`–`fysikk`), and what is typed where the keyboard has no `æ`, `ø` and `å`. Both sides are written alike.
 */
const spellings: readonly [RegExp, string][] = [
  [/kv/g, 'hv'],
  [/au|øy|oe|ö/g, 'ø'],
  [/leg/g, 'lig'],
  [/tion/g, 'sjon'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/sch|sh/g, 'sk'],
  [/c(?=[eiy])|z/g, 's'],
  [/ch|ck|c/g, 'k'],
  [/qu/g, 'kv'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/y$/, 'i'],
  [/ical$|ic$/, 'isk'],
  [/iti$/, 'itet'],
  [/aa/g, 'å'],
  [/ae|ä/g, 'æ'],
  [/[éèê]/g, 'e']
];

/** A word without its ending. */
export const stemOf = (word: string): string => (word.length > 5 ? word.replace(ending, '') : word);

/** What a word is compared by. */
export const fold = (word: string): string => {
  let folded = stemOf(word);
  for (const [spelling, same] of spellings) folded = folded.replace(spelling, same);
  return folded;
};

const written: readonly [string, string][] = [
  ['hv', 'kv'],
  ['ø', 'au'],
  ['ø', 'øy'],
  ['lig', 'leg'],
  ['sjon', 'tion']
];

/** Other spellings of a folded word, which fold to it: for a search by SQL, where words are as somebody wrote them. */
export const writtenAs = (folded: string): string[] =>
  written.flatMap(([one, other]) => (folded.includes(one) ? folded.replaceAll(one, other) : []));

/** Words that stand in any text; a query is searched without them as long as anything else is asked for. */
const everyday = new Set(
  (
    'og i på av til for fra frå med om som at en ei ein et eit er var den det de dei dette denne disse desse han hun ho ' +
    'vi dere de dykk oss du jeg eg meg deg seg sin si sitt sine har hadde ha kan kunne skal skulle vil ville må måtte bli ' +
    'blir ble blei vert få får fikk flere fleire mange mye mykje mer å alle noen nokon noe noko annen andre selv sjølv ' +
    'ikke ikkje ja nei så men eller når da då der her hva kva hvem kven hvor kvar hvordan korleis hvorfor kvifor hvilke ' +
    'hvilken hvilket også òg under over etter ved enn mer meir the an and of to in on for from with by is are was were ' +
    'be it its this that these those we you they he she not or as at how what who where which our your their'
  ).split(' ')
);

export const isEveryday = (word: string): boolean => everyday.has(word);
