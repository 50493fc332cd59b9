import { describe, expect, it } from 'vitest';
import { plainHints, type Hint, type NeedField } from './plain-language';
import type { Language } from './rows';

const kinds = (field: NeedField, text: string, language: Language = 'nb'): Hint['kind'][] =>
  plainHints(field, text, language).map(({ kind }) => kind);

describe('advice while a need is written', () => {
  it.each([
    ['nb', 'Vi ringer hjem til de samme familiene tre ganger fordi ingen ser hva den forrige fikk vite.'],
    ['nb', 'Hver kveld går alarmen uten at noen har falt. Nattevakta løper, og beboerne sover dårlig.'],
    ['nn', 'Kvar måndag er det fem elevar som ikkje kjem. Vi ringjer heim, men då er dagen alt halvgått.'],
    [
      'en',
      'The caretaker turns every radiator by hand each autumn, so the classrooms are cold until October.'
    ]
  ] as const)('has none for plain words, %s', (language, text) => {
    expect(plainHints('today', text, language)).toEqual([]);
  });

  it('says nothing before anything is written', () => {
    expect(plainHints('today', '   ', 'nb')).toEqual([]);
  });

  it.each([
    ['nb', 'Det er et stort behov for bedre flyt mellom tjenestene i hele kommunen vår.'],
    ['nn', 'Det er eit stort behov for betre flyt mellom tenestene i heile kommunen vår.'],
    ['en', 'There is a great need for a better flow between the services of the municipality.']
  ] as const)('asks who, and what it leads to, %s', (language, text) => {
    expect(kinds('today', text, language)).toEqual(['who', 'why']);
  });

  it('asks for a little more where one line says too little', () => {
    expect(kinds('today', 'Vi har for dårlig tid.')).toEqual(['more']);
    expect(kinds('better', 'Bedre tid.')).toEqual(['more']);
  });

  it.each([
    ['nb', 'Alle innbyggere'],
    ['nn', 'Alle innbyggjarar.'],
    ['en', 'Everyone']
  ] as const)('asks which of them where it is everybody, %s', (language, text) => {
    expect(kinds('whom', text, language)).toEqual(['whom']);
  });

  it('does not ask which of them where it says so', () => {
    expect(kinds('whom', 'Eldre som bor alene, og de som kjører mat til dem.')).toEqual([]);
  });

  it.each([
    [
      'nb',
      'Vi vil implementere et nytt system for vaktplaner på hele sykehjemmet.',
      'implementere',
      'ta i bruk'
    ],
    [
      'nb',
      'Vi vil lage bedre rutiner i   forhold til nattevaktene på sykehjemmet.',
      'i forhold til',
      'om, for eller med'
    ],
    ['nn', 'Vi vil utarbeide ein plan som dei tilsette på sjukeheimen forstår.', 'utarbeide', 'lage'],
    ['en', 'We want to utilise the school building after four in the afternoon.', 'utilise', 'use']
  ] as const)('knows words of the office, %s: %s', (language, text, quote, instead) => {
    expect(plainHints('better', text, language)).toEqual([{ kind: 'word', quote, instead }]);
  });

  it('does not see a word inside another', () => {
    expect(kinds('better', 'Vi samtaler mer, og samtlige kjenner reglene når de begynner hos oss.')).toEqual(
      []
    );
  });

  it('quotes the beginning of a sentence that is read twice', () => {
    const long =
      'Når den som har vakt kommer på jobb klokka sju og skal lese det som har skjedd siden sist, ligger noe i journalen, noe på en lapp og noe i hodet på den som allerede har gått hjem.';
    expect(plainHints('better', long, 'nb')).toEqual([
      { kind: 'long_sentence', quote: 'Når den som har vakt …', words: 38 }
    ]);
  });

  it('counts two sentences as two, and a shortening as none', () => {
    const text =
      'Vi møtes kl. 07 hver dag for å dele det viktigste, f.eks. hvem som har sovet dårlig. Etterpå går vi ut til hver vår runde med mat, medisin og en liten prat.';
    expect(kinds('better', text)).toEqual([]);
  });

  it.each([
    ['nb', 'Planen skal gjennomføres i løpet av høsten på alle skolene våre.', 'skal gjennomføres'],
    ['nb', 'Skjemaet ble sendt til familiene før sommeren, og svaret kom i august.', 'ble sendt'],
    ['nn', 'Planen skal gjennomførast i løpet av hausten på alle skulane våre.', 'skal gjennomførast'],
    ['en', 'The plan is approved before the summer and the schools get it in August.', 'is approved']
  ] as const)('asks who does it, %s: %s', (language, text, quote) => {
    expect(plainHints('better', text, language)).toEqual([{ kind: 'passive', quote }]);
  });

  it.each([
    ['nb', 'Foreldre skal møtes på skolen og synes det er verdt turen etter jobb.'],
    ['nb', 'Rommet blir kaldt, og det blir litt stille når de siste har gått.'],
    ['en', 'The nurses are tired, and we are interested in what could help them.']
  ] as const)('takes no verb for passive that is not, %s: %s', (language, text) => {
    expect(plainHints('better', text, language)).toEqual([]);
  });

  it('says when a text is longer than a minute', () => {
    expect(kinds('better', 'Vi går ut og spør dem selv hver uke. '.repeat(40))).toEqual(['long_text']);
  });

  it('gives three pieces of advice at most', () => {
    const heavy =
      'Vedrørende målsettingen skal det foretas en helhetlig gjennomgang samt iverksettes tiltak i henhold til planen.';
    expect(plainHints('today', heavy, 'nb')).toHaveLength(3);
  });
});
