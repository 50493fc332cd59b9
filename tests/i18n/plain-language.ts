/**
 * What makes a sentence hard to read, found by rule: length, the passive, and words that belong to systems instead of
 * people. It finds too much rather than too little; what is right all the same stands in a list with the reason.
 */
export type Locale = 'nb' | 'nn' | 'en';
export type Finding = { rule: 'long' | 'passive' | 'system'; found: string };

/** Words in one sentence. The state's language council advises fewer than twenty. */
export const mostWords = 20;

/** A full stop inside a number, an abbreviation or an address ends nothing. */
const sentencesOf = (text: string): string[] =>
  text
    .replace(/\b(ca|kl|ph|d|bl|f|eks|nr)\.(?=\s|\w)/gi, '$1')
    .split(/(?<=[.!?])\s+(?=["“«]?[A-ZÆØÅ{])|\n+/u)
    .filter(Boolean);

const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\d{][\p{L}\p{M}\d_}’'.-]*/gu) ?? [];

/** Words that end as a passive does and are none: deponents, adverbs, nouns and possessives. */
const noPassive: Record<Locale, ReadonlySet<string>> = {
  nb: new Set([
    ...['finnes', 'synes', 'lykkes', 'møtes', 'minnes', 'trives', 'deres', 'alles', 'felles', 'ellers'],
    ...['annes', 'hennes', 'innbyggernes', 'kommunenes', 'studentenes', 'forskernes']
  ]),
  nn: new Set([
    ...['finnast', 'synast', 'lykkast', 'møtast', 'modnast', 'utkast', 'kontrast', 'last', 'fast', 'nyast']
  ]),
  en: new Set([
    ...['needed', 'interested', 'closed', 'supposed', 'pleased', 'allowed', 'wanted', 'tired', 'satisfied'],
    ...['signed', 'based', 'limited', 'unlocked']
  ])
};

const passives: Record<Locale, readonly RegExp[]> = {
  nb: [
    /\p{L}{3,}es(?![\p{L}])/giu,
    /(?<!\p{L})(?:blir?|ble|blitt)(?: (?:ikke|også|alltid|aldri|da|så|først|straks|alt|det|den))* \p{L}{2,}(?:t|tt|et|dd|vd|gd)(?!\p{L})/giu
  ],
  nn: [
    /\p{L}{2,}ast(?!\p{L})/giu,
    /(?<!\p{L})(?:blir?|blei|vart|vert|vorte|vore)(?: (?:ikkje|også|òg|alltid|aldri|då|så|først|alt|det|ho|han))* (?:\p{L}{2,}(?:t|tt|dd|vd|gd|sa|ra|la|ta|na|ma|ka)|skrive|skrivne|teke|funne|gjeve|gjevne|lese|lesne|lesen|sende|send|spurde|skjulte|sett|gjord)(?!\p{L})/giu
  ],
  en: [
    /\b(?:is|are|was|were|be|been|being)(?: (?:not|also|always|never|then|only|first|now|often))* (?:\w{2,}ed|sent|written|kept|made|given|taken|shown|seen|found|told|hidden|done|read|put|lost|brought|set|known|held|paid|built)\b/gi
  ]
};

/** Each with what to say instead, for whoever rewrites. */
const systemWords: Record<Locale, readonly [pattern: RegExp, instead: string][]> = {
  nb: [
    [/registrer\p{L}*/giu, 'skriv, lagre, meld'],
    [/innsend\p{L}*|innlever\p{L}*/giu, 'send'],
    [/brukergrensesnitt\p{L}*|grensesnitt\p{L}*/giu, 'siden'],
    [/entitet\p{L}*|objekt(?:et|er)?(?!\p{L})/giu, 'si hva det er'],
    [/synkroniser\p{L}*/giu, 'send og hent'],
    [/autentiser\p{L}*|autoriser\p{L}*/giu, 'logg inn, få lov'],
    [/valider\p{L}*|verifiser\p{L}*/giu, 'se etter'],
    [
      /parameter\p{L}*|initialiser\p{L}*|prosesser\p{L}*|generer\p{L}*|implementer\p{L}*/giu,
      'si hva som skjer'
    ],
    [/vennligst/giu, 'be direkte'],
    [/ugyldig\p{L}*/giu, 'si hva som er feil'],
    [
      /foreta(?:s|r)?(?!\p{L})|iverksett\p{L}*|benytt\p{L}*|anvend\p{L}*|vedrørende|ihht|herunder/giu,
      'gjør, bruk, om'
    ],
    [/installasjon\p{L}*/giu, 'tjenesten, nettstedet'],
    [/avbryt operasjon\p{L}*|operasjonen/giu, 'si hva du gjør']
  ],
  nn: [
    [/registrer\p{L}*/giu, 'skriv, lagre, meld'],
    [/innsend\p{L}*|innlever\p{L}*/giu, 'send'],
    [/brukargrensesnitt\p{L}*|grensesnitt\p{L}*/giu, 'sida'],
    [/entitet\p{L}*|objekt(?:et|a)?(?!\p{L})/giu, 'sei kva det er'],
    [/synkroniser\p{L}*/giu, 'send og hent'],
    [/autentiser\p{L}*|autoriser\p{L}*/giu, 'logg inn, få lov'],
    [/valider\p{L}*|verifiser\p{L}*/giu, 'sjå etter'],
    [
      /parameter\p{L}*|initialiser\p{L}*|prosesser\p{L}*|generer\p{L}*|implementer\p{L}*/giu,
      'sei kva som skjer'
    ],
    [/venlegst|ver venleg og (?!konkret)/giu, 'be direkte'],
    [/ugyldig\p{L}*/giu, 'sei kva som er feil'],
    [/føreta\p{L}*|iverkset\p{L}*|nytt(?:ar|e) seg av|vedkomande|under dette/giu, 'gjer, bruk, om'],
    [/installasjon\p{L}*/giu, 'tenesta, nettstaden'],
    [/operasjonen/giu, 'sei kva du gjer']
  ],
  en: [
    [/\bsubmit\w*/gi, 'send'],
    [/\binvalid\b/gi, 'say what is wrong'],
    [/\bregister(?:ed|s|ing)?\b|\bregistration\b/gi, 'write, save, sign'],
    [/\bentit(?:y|ies)\b|\bobjects?\b/gi, 'say what it is'],
    [/\bsynchroni[sz]\w*|\bsync\b/gi, 'send and fetch'],
    [/\bauthenticat\w*|\bauthori[sz]\w*/gi, 'sign in, allow'],
    [/\bvalidat\w*|\bverif(?:y|ied|ication)\b/gi, 'check'],
    [
      /\bparameters?\b|\binitiali[sz]\w*|\bprocess(?:ed|ing)\b|\bgenerated?\b|\bimplement\w*/gi,
      'say what happens'
    ],
    [/\bkindly\b|\bplease\b/gi, 'ask directly'],
    [
      /\butili[sz]\w*|\bcommence\w*|\bterminate\w*|\bregarding\b|\bprior to\b|\bin order to\b/gi,
      'use, begin, end, about, before, to'
    ],
    [/\binstallation\b/gi, 'the service, the site'],
    [/\buser interface\b|\bbackend\b|\bfrontend\b/gi, 'the page']
  ]
};

/** A non-verb in the sense of `noPassive`, or a participle that has become an adjective. */
const isExcused = (locale: Locale, match: string): boolean =>
  noPassive[locale].has(match.toLowerCase()) ||
  noPassive[locale].has(match.toLowerCase().split(' ').at(-1) ?? '');

/** All that one text says in a way that a tired reader stumbles on. */
export const findings = (locale: Locale, text: string): Finding[] => [
  ...sentencesOf(text)
    .filter((sentence) => wordsOf(sentence).length > mostWords)
    .map((sentence) => ({ rule: 'long' as const, found: `${wordsOf(sentence).length} words: ${sentence}` })),
  ...passives[locale].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .map(([match]) => match)
      .filter((match) => !isExcused(locale, match))
      .map((found) => ({ rule: 'passive' as const, found }))
  ),
  ...systemWords[locale].flatMap(([pattern, instead]) =>
    [...text.matchAll(pattern)].map(([match]) => ({
      rule: 'system' as const,
      found: `${match} (${instead})`
    }))
  )
];
