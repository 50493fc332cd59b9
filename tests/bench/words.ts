/**
 * Word lists of our own for made-up challenges: no real text, no person, no real organisation.
 * First and second parts are joined to compounds, so that the vocabulary is as wide as that of real Norwegian prose:
 * benches of size and search would flatter themselves on ten sentences repeated.
 */
const list = (words: string): string[] => words.trim().split(/\s+/);

export const first = list(`
  skole barnehage ungdoms elev lærer foreldre helse hjemme omsorgs sykehjems rehabiliterings rus frivillighets
  innbygger velferds bolig by sentrums trafikk sykkel gang kollektiv vann avløps overvanns avfalls energi klima natur
  park kultur biblioteks idretts museums beredskaps brann plan byggesaks kart geodata sensor data tjeneste digitaliserings
  innovasjons anskaffelses økonomi personal arkiv kommunikasjons nærings landbruks skogs havne reiselivs integrerings
  språk kompetanse praksis læringsmiljø fraværs overgangs demens fall ernærings legemiddel ambulanse legevakt psykolog
  helsestasjons svangerskaps barnevern familie fritids leke uteroms skoleveis snøbryddings vei bru parkerings lade varme
  strøm gjenbruks materialstrøms utslipps støy luft flom skred grunnvanns matavfalls kantine innkjøps møbel eiendoms
  renholds vedlikeholds tilstands risiko personvern sikkerhets saksbehandlings post høring medvirknings
`);

export const second = list(`
  tilbud tjeneste plan prosjekt modell analyse kartlegging oversikt verktøy rutine samarbeid nettverk forløp oppfølging
  undervisning veiledning opplæring forebygging tiltak strategi behov kapasitet kvalitet bruk deltakelse mestring trivsel
  tilgang ordning løsning system plattform register måling varsling prognose simulering visualisering vurdering evaluering
  rapport metode arena møteplass bygg anlegg areal område korridor strekning sone drift vedlikehold kostnad gevinst effekt
  data grunnlag kilde flyt kjede ressurs gruppe team rolle ansvar avtale krav standard språk bilde modellering
`);

export const adjectives = list(`
  dagens nye store små manglende lange korte ulike felles tidlige sene enkle kompliserte dyre billige åpne lukkede lokale
  regionale faglige praktiske digitale fysiske muntlige skriftlige sårbare sterke svake trygge utrygge jevne ujevne
  planlagte tilfeldige daglige ukentlige årlige grundige raske trege gamle moderne varige midlertidige synlige skjulte
  frivillige pålagte tverrfaglige bærekraftige tilgjengelige utilgjengelige rettferdige målbare uklare tydelige
`);

export const verbs = list(`
  mangler trenger bruker måler deler henter fører følger melder ber venter planlegger prøver utvikler tester endrer
  samler ordner registrerer varsler fordeler prioriterer vurderer sammenligner avdekker beskriver forklarer forstår
  styrker svekker hindrer fremmer krever tåler mister finner bygger driver stenger åpner flytter utsetter gjentar
  dokumenterer kartlegger veileder forebygger oppdager håndterer leverer mottar
`);

export const subjects = list(`
  avdelingen enheten virksomheten skolen hjemmetjenesten byggesak vaktlaget driftslaget vi ansatte elevene beboerne
  pårørende innbyggerne foreldrene lærerne rektor teamlederne vaktmesterne sykepleierne planleggerne saksbehandlerne
  fritidsklubben biblioteket helsestasjonen legekontoret nabolaget velforeningen bedriftene bøndene syklistene
`);

export const links = list(`
  fordi når selv_om slik_at mens hvis før etter_at uten_at der samtidig_som men og likevel derfor dermed ofte sjelden
  særlig nesten alltid aldri delvis fremdeles i_stor_grad i_praksis hver_vinter om_sommeren i_helgene på_kveldstid
`).map((words) => words.replaceAll('_', ' '));

export const prepositions = list(
  'med uten om for til fra mellom i på ved gjennom rundt under over etter mot innen'
);

export const places = list(`
  Biri Snertingdal Vardal Hunndalen Kopperud Bybrua Mustad Kallerud Tranberg Blomhaug Thomasgaard Bondelia Vindingstad
  Lade Lerkendal Moholt Tiller Heimdal Byåsen Ranheim Strindheim Kolstad Saupstad Klæbu Nyborg Ila Møllenberg Bakklandet
  Rosten Flatåsen Kattem Jonsvatnet Bratsberg Leangen Brattøra Tempe Nardo Risvollan Stavset Ugla Sverresborg
`);

export const contactRoles = [
  'Fagleder for oppvekst',
  'Rådgiver i helse og velferd',
  'Byplanlegger',
  'Leder for vann og avløp',
  'Koordinator for praksisplasser',
  'Digitaliseringsrådgiver',
  'Klimarådgiver',
  'Virksomhetsleder for hjemmetjenesten'
];

export const leaderRoles = [
  'Kommunalsjef for oppvekst',
  'Kommunalsjef for helse og omsorg',
  'Kommunalsjef for byutvikling',
  'Leder for organisasjon og utvikling',
  'Leder for digitalisering',
  'Enhetsleder',
  'Virksomhetsleder'
];

export const serviceAreas = [
  'Barnehage og skole',
  'Barnevern og familie',
  'Helse- og omsorgstjenester',
  'Hjemmetjenester',
  'Teknisk drift',
  'Plan og byggesak',
  'Vann og avløp',
  'Kultur og fritid',
  'Organisasjon og demokrati',
  'Digitale tjenester'
];

export const researchFields = [
  'Pedagogikk',
  'Psykologi',
  'Sykepleievitenskap',
  'Samfunnsmedisin',
  'Byplanlegging',
  'Bygg- og miljøteknikk',
  'Energi og varme',
  'Innovasjon i offentlig sektor',
  'Statsvitenskap',
  'Informatikk',
  'Informasjonssikkerhet',
  'Geomatikk',
  'Design',
  'Logistikk'
];

export const plans = [
  'Kommuneplanens samfunnsdel',
  'Handlings- og økonomiplanen',
  'Temaplan for helse og omsorg',
  'Temaplan for oppvekst',
  'Klima- og energiplanen',
  'Digitaliseringsstrategien'
];
