/** How people begin when they say what they want; a title does without. */
const openings =
  /^(vi ønsker( oss)?|vi ønskjer( oss)?|vi vil( gjerne)?|vi trenger|vi treng|we (want|wish|need)|det hadde vært bedre (om|hvis)|at|that|to|å)\s+/i;

const longest = 80;

/** The first sentence, without its opening words, cut at a word. */
const titleFrom = (text: string): string => {
  let sentence = (/^[^.!?\n]+\??/.exec(text.trim())?.[0] ?? '').trim();
  while (openings.test(sentence)) sentence = sentence.replace(openings, '');
  const cut = sentence.lastIndexOf(' ', longest);
  if (sentence.length > longest) sentence = sentence.slice(0, cut > 0 ? cut : longest);
  sentence = sentence.replace(/[,;:–-]+$/, '').trim();
  return sentence.charAt(0).toLocaleUpperCase('nb') + sentence.slice(1);
};

/** Titles made of the writer's own words: what would be better first, then what is hard. Short ones say too little. */
export const suggestTitles = (better: string, today: string): string[] => [
  ...new Set([titleFrom(better), titleFrom(today)].filter((title) => title.length >= 12))
];
