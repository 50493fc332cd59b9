import { describe, expect, it } from 'vitest';
import { guessLanguage } from './guess-language';

describe('the language a text is written in', () => {
  it.each([
    ['nb', 'Jeg går første året på master i interaksjonsdesign og leter etter en masteroppgave.'],
    ['nb', 'Jeg forsker på overgangene mellom sykehus og hjem. Kan vi møtes før utlysningen åpner?'],
    ['nn', 'Eg går siste året på sjukepleie og veit ikkje heilt kvar eg skal ha praksis.'],
    ['nn', 'Me er tre som skriv bachelor saman og lurer på kva de treng frå oss.'],
    ['en', 'I am a PhD candidate in sociology, and my fieldwork so far has been in sports clubs.'],
    ['en', 'We are two from interaction design and one from electronics.']
  ] as const)('%s: %s', (language, text) => {
    expect(guessLanguage(text, language === 'nb' ? 'nn' : 'nb')).toBe(language);
  });

  it('leaves it open where the text says too little', () => {
    for (const text of ['', 'Hei!', 'Master 2027']) {
      expect(guessLanguage(text, 'nn')).toBe('nn');
      expect(guessLanguage(text, 'en')).toBe('en');
    }
  });
});
