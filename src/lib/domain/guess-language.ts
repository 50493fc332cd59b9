import type { Language } from './rows';

/** Small words, and endings of long ones, that tell the three apart. */
const marks: Record<Language, RegExp> = {
  nb: /^(jeg|ikke|hva|hvor|hvordan|hvorfor|hvilke|en|fra|noen|noe|bare|mye|være|dere|deres|hennes|gjøre|gjør|nå|uten|vet|kommer|hun|trenger|\p{L}{4,}(?:ene|heter?|ingen))$/u,
  nn: /^(eg|ikkje|kva|kvar|korleis|kvifor|ein|ei|eit|frå|nokon|noko|berre|mykje|vere|dykk|dykkar|hennar|gjere|gjer|no|utan|veit|kjem|ho|me|treng|\p{L}{4,}(?:ane|arar|heiter?|inga))$/u,
  en: /^(i|the|and|of|to|is|are|was|an|with|from|not|what|how|why|which|my|we|our|you|your|this|that|would|like|have|has|it|as|be)$/
};

/** Words that stand in Norwegian and not in English: they decide against English, not between the two. */
const norwegian = /^(og|å|er|det|som|på|til|av|med|har|vi|kan|vil|den|om)$/;

/**
 * The language that a text is most likely written in, or `otherwise` where it says too little: a few small words decide,
 * so a name or a line of greeting leaves it open.
 */
export const guessLanguage = (text: string, otherwise: Language): Language => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const score = (known: RegExp): number => words.filter((word) => known.test(word)).length;
  const [nb, nn, en] = [score(marks.nb), score(marks.nn), score(marks.en)];
  const norse = Math.max(nb, nn) + score(norwegian);
  if (en >= 2 && en > norse) return 'en';
  if (norse < 2 || nb === nn) return otherwise === 'en' && norse >= 2 ? 'nb' : otherwise;
  return nb > nn ? 'nb' : 'nn';
};
