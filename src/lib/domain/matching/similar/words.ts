/**
 * What a text is about, in pieces of words that bear compounds and inflection: of "trygghetsalarmen" its whole stem,
 * its beginning and its end, so that it meets "trygghetsalarm", "trygghet" and "alarmer". Bokmål and nynorsk forms of a
 * word fall together where a general rule says so (hjem/heim, syk/sjuk).
 */

/** So short that it says nothing about what a text is about. */
const least = 4;
const piece = 5;
/** A stem this long is most likely a compound, and its end is a word of its own. */
const compound = 8;

/** What people say whatever they speak of, and what every need of a municipality speaks of. */
const everyday =
  `aldri alle alltid allerede andre annet annen bare begge begynne begynner blant blir blitt både burde bør bøye deira deires
  dele deler denne dere deres dette dersom disse dykk dykkar eller enda ennå etter eget egen egne faktisk fleire flere fleste
  finne finner finnes forsøk fram første følge får føler gjerne gjennom gjer gjere gjør gjøre gjøres godt god gode handler hele heile helt
  heilt hender hjelp hjelpe hjelper holde holder hvem hver hverandre hvilke hvilken hvor hvordan hvorfor ikke ikkje inne
  innen ingen innbygger innbyggere innbyggar innbyggarar jobbe jobber kanskje kjem kjenne klare klarer kome komme kommer kommune kommunen kommuner korleis
  kunne kvar kven kvifor kvile lage lager langt lenge lengre lett lettere like lite litt lære lærer løse løsning mange
  mangler mellom menneske mennesker menneska meir mener minst mindre måte måter møte møter måtte navn nesten noen nokon noko nok neste nytt
  ofte også oppgave oppgaver over personer prosjekt prøve prøver saman sammen samme samt sider siden sist sitt skal skjer skriv skrive skulle slik slike
  slutt snart spør spørre spørsmål stadig stor store større student studenter studentar står ønske ønsker ønskjer svar svarer
  sånn såpass tanke tenke tenker tid tiden tida tilbake ting tilbud trenger treng trengs trur tror underveis under unge uten utan utfordring utfordringer vanskelig vanskeleg
  vanlig vare vart vekk veldig ville vite visst viser vite være vere vært vore år året årene dagen dager dagar dagleg daglig måned måneder uker veker
  arbeide arbeider arbeidet behov bedre betre bruk bruke bruker brukar enhet eining enkel enkelt enkle ansatt ansatte tilsett tilsette folk forskjell fortelle forteller grunn gruppe grupper kunnskap
  about after again also always another around because been before being better both come could does doing each every everyone
  find from give good have having help here into just keep know like little made make many more most much municipality must need
  needs never often once only other others over people same should some someone something students such take than that their
  them then there these they thing things think this those time today together under until very want well were what when where which while
  will with within without work working would year years your
  ingenting igjen hadde heller fordi mens selv sjølv våre vårt mykje meste mest flest fire fem seks sju åtte halv hundre tusen minutt minutter klokka rett rundt langs verst stader steder tatt tar tek sier seier setter merke hjemme heime hverdag hverdagen kvardagen
  three five first last learn read open turn half hundred minutes nothing whole took taken says`
    .split(/\s+/)
    .filter(Boolean);

/** Ends of words that say how a word is made, not what it is about. */
const builders = new Set(
  'asjon ering isjon ighet nghet tslig ction ation ments nskap ingar inger'.split(' ')
);

const endings =
  /(?:hetene|heiter|heter|heten|ingane|ingene|ingar|inger|inga|ingen|arane|erne|arar|ane|ene|ens|ets|ers|ar|er|en|et|es|as|a|e|s)$/;

/** One form for what bokmål and nynorsk spell by rule in two ways. */
const common = (word: string): string =>
  word
    .replace(/hj|hei/g, (found) => (found === 'hj' ? 'h' : 'he'))
    .replace(/ei/g, 'e')
    .replace(/øy/g, 'ø')
    .replace(/sju/g, 'sy')
    .replace(/skul/g, 'skol')
    .replace(/tn/g, 'nn')
    .replace(/låg/g, 'lav')
    .replace(/^kv/, 'hv')
    .replace(/kj/g, 'k')
    .replace(/leg/g, 'lig');

const stemOf = (word: string): string => {
  const plain = common(word);
  const stem = plain.replace(endings, '');
  return stem.length >= least - 1 ? stem : plain;
};

const ignored = new Set(everyday.map(stemOf));

/** The words of a text that say what it is about, each as it stands, in small letters, once. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    (text.toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? []).filter(
      (word) => word.length >= least && !ignored.has(stemOf(word))
    )
  )
];

/** The pieces of a word, each with how much of the word it is (0–1); the whole stem first. */
export const piecesOf = (word: string): [key: string, part: number][] => {
  const stem = stemOf(word);
  if (stem.length <= piece) return [[stem, 1]];
  const end = stem.length >= compound ? stem.slice(-piece) : '';
  const ends: [string, number][] = end && !builders.has(end) ? [[end, 0.5]] : [];
  return [[`${stem}.`, 1], [stem.slice(0, piece), 0.5], ...ends];
};
