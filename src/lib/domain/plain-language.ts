import { plainWords } from './plain-words';
import type { Language } from './rows';

/** The three questions of a need. */
export type NeedField = 'today' | 'whom' | 'better';

/** What could make a text easier to read, most useful first. None of them stops anything. */
export type Hint =
  | { kind: 'more' }
  | { kind: 'who' }
  | { kind: 'whom' }
  | { kind: 'why' }
  | { kind: 'long_sentence'; quote: string; words: number }
  | { kind: 'word'; quote: string; instead: string }
  | { kind: 'passive'; quote: string }
  | { kind: 'long_text' };

/** From here a sentence is read twice. Språkrådet advises 15–20 words on average. */
const longSentence = 25;
/** About a minute's reading. */
const longText = 1_200;
const most = 3;

/** In each field, the least that says something. */
const least: Record<NeedField, number> = { today: 60, whom: 12, better: 40 };

const word = (pattern: string): RegExp => {
  const open = pattern.endsWith('*');
  const stem = (open ? pattern.slice(0, -1) : pattern).replace(/ /g, '\\s+');
  return new RegExp(`(?<!\\p{L})${stem}${open ? '\\p{L}*' : ''}(?!\\p{L})`, 'iu');
};

const anyOf = (list: string): RegExp =>
  new RegExp(
    `(?<!\\p{L})(?:${list.trim().replace(/\*/g, '\\p{L}*').split(/\s+/).join('|')})(?!\\p{L})`,
    'iu'
  );

/** Somebody is in the sentence. */
const people: Record<Language, RegExp> = {
  nb: anyOf(
    `vi oss jeg han hun de dem noen folk man ansatt* beboer* pårørende elev* barn* unge ungdom* foreldre* eldre pasient*
     bruker* innbygger* lærer* sykepleier* helsefagarbeider* saksbehandler* student* menneske* person* famili* leder*
     vaktmester* rektor* nabo* gjest* besøkende lag frivillig* bedrift* kolleg*`
  ),
  nn: anyOf(
    `vi me oss eg han ho dei nokon folk ein tilsett* bebuar* pårørande elev* barn* born unge ungdom* foreldre* eldre
     pasient* brukar* innbyggjar* lærar* sjukepleiar* helsefagarbeidar* saksbehandlar* student* menneske* person* famili*
     leiar* vaktmeister* rektor* nabo* gjest* lag frivillig* bedrift* kolleg*`
  ),
  en: anyOf(
    `we us i he she they them someone people staff employee* resident* relative* pupil* child* young parent* elderly
     patient* user* citizen* teacher* nurse* student* person* famil* leader* caretaker* neighbour* visitor* volunteer*
     colleague* compan*`
  )
};

/** What it leads to is said. */
const reasons: Record<Language, RegExp> = {
  nb: anyOf(
    'fordi derfor dermed slik\\s+at så fører gjør\\s+at uten\\s+at da dette hver* koster* risiker* taper mister bruker\\s+mye'
  ),
  nn: anyOf(
    'fordi difor derfor dermed slik\\s+at så fører gjer\\s+at utan\\s+at då kvar* kostar* risiker* taper mistar bruker\\s+mykje'
  ),
  en: anyOf('because so therefore thus since means leads costs without which every risk* lose* then')
};

/** Says no more than "everybody". */
const everybody: Record<Language, RegExp> = {
  nb: /^(alle( sammen)?|folk( flest)?|(alle )?(innbyggerne|innbyggere|brukerne|brukere)|befolkningen|kommunen)[.!]?$/i,
  nn: /^(alle( saman)?|folk( flest)?|(alle )?(innbyggjarane|innbyggjarar|brukarane|brukarar)|folkesetnaden|kommunen)[.!]?$/i,
  en: /^(everyone|everybody|people|all|(all )?(residents|citizens|users|the public)|the municipality)[.!]?$/i
};

/** Verbs in -s and -st that are not passive. */
const notPassive =
  /^(synes|finnes|møtes|trives|lykkes|minnes|enes|slås|føles|kjennes|undres|treffes|ses|sees|skilles|fins|finst|finnast|møtast|trivast|lukkast|minnast|semjast|kjennast|verte|vere)$/i;

const modal = {
  nb: 'skal|må|kan|bør|vil|skulle|måtte|kunne|burde',
  nn: 'skal|må|kan|bør|vil|skulle|måtte|kunne|burde'
};
const participle =
  '\\p{L}*(?:ert|ført|sendt|brukt|meldt|gjort|gitt|gjeve|tatt|teke|bedt|bede|valgt|valt|skrevet|skrive|holdt|halde|lagt|satt|sett|fulgt|følgt|glemt|gløymt|kalt|tildelt|behandlet|behandla|utviklet|utvikla|kontaktet|kontakta|varslet|varsla|lagret|lagra|laget|vurdert)';

const passives: Record<Language, readonly RegExp[]> = {
  nb: [
    new RegExp(`(?<!\\p{L})(?:${modal.nb})\\s+(?:ikke\\s+|også\\s+)?(\\p{L}{3,}es)(?!\\p{L})`, 'iu'),
    new RegExp(`(?<!\\p{L})(?:blir|ble|blitt|bli)\\s+(?:ikke\\s+)?(${participle})(?!\\p{L})`, 'iu')
  ],
  nn: [
    new RegExp(`(?<!\\p{L})(?:${modal.nn})\\s+(?:ikkje\\s+|også\\s+)?(\\p{L}{3,}ast)(?!\\p{L})`, 'iu'),
    new RegExp(
      `(?<!\\p{L})(?:blir|blei|vart|vert|bli|verte)\\s+(?:ikkje\\s+)?(${participle})(?!\\p{L})`,
      'iu'
    )
  ],
  en: [
    /(?<!\p{L})(?:is|are|was|were|be|been|being)\s+(?:not\s+)?((?!tired|interested|worried|used|concerned|supposed|involved|bored|scared|crowded|excited)\p{L}{2,}ed|done|made|taken|given|sent|written|told|held|built|kept)(?!\p{L})/iu
  ]
};

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];

/** A point ends a sentence where a new one begins: "kl. 07" and "f.eks. en" do not. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+(?=["«“]?\p{Lu})|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

const opening = (sentence: string): string => `${sentence.split(/\s+/).slice(0, 5).join(' ')} …`;

const longSentenceIn = (text: string): Hint[] => {
  const longest = sentencesOf(text)
    .map((sentence) => ({ sentence, words: wordsIn(sentence).length }))
    .sort((a, b) => b.words - a.words)[0];
  return longest && longest.words > longSentence
    ? [{ kind: 'long_sentence', quote: opening(longest.sentence), words: longest.words }]
    : [];
};

const officeWordsIn = (text: string, language: Language): Hint[] =>
  plainWords[language].flatMap(([pattern, instead]): Hint[] => {
    const found = word(pattern).exec(text);
    return found ? [{ kind: 'word', quote: found[0].replace(/\s+/g, ' '), instead }] : [];
  });

const passiveIn = (text: string, language: Language): Hint[] => {
  for (const pattern of passives[language]) {
    for (const [quote, verb] of text.matchAll(new RegExp(pattern, 'giu'))) {
      if (verb && !notPassive.test(verb)) return [{ kind: 'passive', quote: quote.replace(/\s+/g, ' ') }];
    }
  }
  return [];
};

const lackingIn = (field: NeedField, text: string, language: Language): Hint[] => {
  if (field === 'whom' && everybody[language].test(text)) return [{ kind: 'whom' }];
  if (text.length < least[field]) return [{ kind: 'more' }];
  if (field !== 'today') return [];
  return [
    ...(people[language].test(text) ? [] : [{ kind: 'who' } as const]),
    ...(reasons[language].test(text) ? [] : [{ kind: 'why' } as const])
  ];
};

/**
 * Advice on the answer to one of the three questions, in the language it is written in: at most three pieces, and none
 * where nothing is written yet.
 */
export const plainHints = (field: NeedField, text: string, language: Language): Hint[] => {
  const words = text.trim();
  if (!words) return [];
  const found: Hint[] = [
    ...lackingIn(field, words, language),
    ...longSentenceIn(words),
    ...officeWordsIn(words, language),
    ...passiveIn(words, language)
  ];
  if (words.length > longText) found.push({ kind: 'long_text' });
  return found.slice(0, most);
};
