/** Every screen, with the demo role that may see it. Used by the accessibility sweep and by `npm run screens`. */
export type DemoRole =
  | 'student'
  | 'phd'
  | 'researcher'
  | 'staff_gjovik'
  | 'staff_trondheim'
  | 'leader'
  | 'coordinator'
  | 'coordinator_ntnu'
  | 'coordinator_trondheim'
  | 'steering'
  | 'citizen';

export type Screen = { name: string; path: string; role?: DemoRole };

/**
 * `:slug` stands for the newest published challenge; the ids are those of the demo world, of rows no journey touches.
 * `tests/architecture/screens.test.ts` holds the list against the folders of `src/routes`.
 */
export const screens: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'for-students', path: '/for/studenter' },
  { name: 'for-researchers', path: '/for/forskere' },
  { name: 'for-municipality', path: '/for/kommunen' },
  { name: 'challenges', path: '/utfordringer' },
  { name: 'challenges-filtered', path: '/utfordringer?theme=health&kind=bachelor' },
  { name: 'challenges-none', path: '/utfordringer?q=finnesikke' },
  { name: 'challenge', path: '/utfordringer/:slug' },
  { name: 'partnerships', path: '/partnerskap' },
  { name: 'partnership', path: '/partnerskap/gjovik-ntnu' },
  { name: 'partnership-ended', path: '/partnerskap/trondheim-ntnu' },
  { name: 'meetings', path: '/moteplasser' },
  { name: 'wheel', path: '/arshjul' },
  { name: 'wheel-month', path: '/arshjul?ar=2027&maned=9' },
  { name: 'wheel-theme', path: '/arshjul?tema=city&ring=municipality' },
  { name: 'wheel-gates', path: '/arshjul?utfordring=:slug' },
  { name: 'wheel-embedded', path: '/arshjul/innebygd?partnerskap=gjovik-ntnu' },
  { name: 'wheel-trondheim', path: '/arshjul?partnerskap=trondheim-ntnu' },
  { name: 'meeting', path: '/moteplasser/frokost-ny-i-gjovik-4e0001' },
  { name: 'meeting-digital', path: '/moteplasser/gjesteforelesning-om-fall-4e0003' },
  { name: 'meeting-held', path: '/moteplasser/besok-en-kveld-i-hjemmetjenesten-4e0004' },
  { name: 'student-meeting', path: '/moteplasser/frokost-ny-i-gjovik-4e0001', role: 'student' },
  {
    name: 'student-meeting-held',
    path: '/moteplasser/besok-en-kveld-i-hjemmetjenesten-4e0004',
    role: 'student'
  },
  { name: 'challenge-public-phd', path: '/utfordringer/96d40b53-16cc-4117-a1ad-9a22319a6484' },
  { name: 'challenge-under-way', path: '/utfordringer/3ae6c5de-83e9-4a48-80b2-24745279c480' },
  { name: 'sign-in', path: '/logg-inn' },
  { name: 'demo', path: '/demo' },
  { name: 'mailbox', path: '/postkasse' },
  { name: 'about', path: '/om' },
  { name: 'privacy', path: '/personvern' },
  { name: 'accessibility', path: '/tilgjengelighet' },
  { name: 'stop-mail', path: '/avmeld' },
  { name: 'stop-offer', path: '/avmeld?om=tilbud' },
  { name: 'suggest', path: '/foresla' },
  { name: 'not-found', path: '/finnes-ikke' },
  { name: 'sign-in-needed', path: '/min-side' },
  { name: 'shell', path: '/shell' },
  { name: 'shared-nothing', path: '/del' },
  {
    name: 'shared',
    path: '/del?title=Benkene%20er%20borte&text=Les%20dette.&url=https%3A%2F%2Fwww.example.org%2Fbenker'
  },
  { name: 'student-home', path: '/', role: 'student' },
  { name: 'student-shared', path: '/del?text=Benkene%20i%20parken%20er%20borte.', role: 'student' },
  { name: 'staff-home', path: '/', role: 'staff_gjovik' },
  { name: 'citizen-home', path: '/', role: 'citizen' },
  { name: 'first-profile', path: '/velkommen', role: 'citizen' },
  { name: 'profile-likes', path: '/velkommen?steg=likes', role: 'researcher' },
  { name: 'profile-how', path: '/velkommen?steg=how', role: 'student' },
  { name: 'suggestions', path: '/min-side/passer', role: 'student' },
  { name: 'field', path: '/min-side/mitt-felt', role: 'phd' },
  { name: 'field-empty', path: '/min-side/mitt-felt', role: 'student' },
  { name: 'student-challenge', path: '/utfordringer/:slug', role: 'student' },
  { name: 'student-sent', path: '/utfordringer/57eb24f5-3741-495f-98ee-e7417ee898be', role: 'student' },
  { name: 'student-accepted', path: '/utfordringer/9bdba8fe-406c-4582-9b0d-1da65049cc60', role: 'student' },
  { name: 'student-declined', path: '/utfordringer/80db67a8-5a09-46e7-b29a-103053f530c6', role: 'student' },
  { name: 'student-page', path: '/min-side', role: 'student' },
  { name: 'student-notices', path: '/min-side/varsler', role: 'student' },
  { name: 'student-messages', path: '/min-side/meldinger', role: 'student' },
  {
    name: 'student-thread',
    path: '/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01',
    role: 'student'
  },
  {
    name: 'student-asked',
    path: '/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e02',
    role: 'student'
  },
  {
    name: 'thread-missing',
    path: '/min-side/meldinger/00000000-0000-4000-8000-000000000000',
    role: 'student'
  },
  { name: 'student-interests', path: '/min-side/interesser', role: 'student' },
  { name: 'student-saved', path: '/min-side/lagret', role: 'student' },
  { name: 'student-meetings', path: '/min-side/moteplasser', role: 'student' },
  { name: 'student-follows', path: '/min-side/folger', role: 'student' },
  { name: 'student-voices', path: '/min-side/innspill', role: 'student' },
  { name: 'student-roles', path: '/min-side/roller', role: 'student' },
  { name: 'student-profile', path: '/min-side/profil', role: 'student' },
  { name: 'student-settings', path: '/min-side/innstillinger', role: 'student' },
  { name: 'student-data', path: '/min-side/mine-data', role: 'student' },
  { name: 'unsent', path: '/min-side/usendt', role: 'student' },
  { name: 'troubleshooting', path: '/min-side/feilsoking', role: 'student' },
  { name: 'unit-closed', path: '/kommune', role: 'student' },
  { name: 'coordinator-closed', path: '/koordinator', role: 'student' },
  { name: 'unit', path: '/kommune', role: 'staff_gjovik' },
  { name: 'unit-trondheim', path: '/kommune', role: 'staff_trondheim' },
  { name: 'unit-people', path: '/kommune/enhet', role: 'staff_gjovik' },
  { name: 'unit-meetings', path: '/kommune/moteplasser', role: 'staff_gjovik' },
  { name: 'unit-meetings-closed', path: '/kommune/moteplasser', role: 'student' },
  { name: 'unit-meeting-new', path: '/kommune/moteplasser/ny', role: 'staff_gjovik' },
  {
    name: 'unit-meeting',
    path: '/kommune/moteplasser/4e000300-5a5b-4c1d-8e2f-000000000003',
    role: 'staff_gjovik'
  },
  {
    name: 'unit-meeting-held',
    path: '/kommune/moteplasser/4e000400-5a5b-4c1d-8e2f-000000000004',
    role: 'staff_gjovik'
  },
  {
    name: 'unit-meeting-door',
    path: '/kommune/moteplasser/4e000300-5a5b-4c1d-8e2f-000000000003/dor',
    role: 'staff_gjovik'
  },
  {
    name: 'unit-meeting-poster',
    path: '/kommune/moteplasser/4e000300-5a5b-4c1d-8e2f-000000000003/plakat',
    role: 'staff_gjovik'
  },
  { name: 'unit-lead', path: '/kommune/enhet', role: 'leader' },
  { name: 'unit-lead-closed', path: '/kommune/enhet', role: 'student' },
  { name: 'unit-new-closed', path: '/kommune/ny', role: 'student' },
  { name: 'unit-new', path: '/kommune/ny', role: 'staff_gjovik' },
  { name: 'unit-draft', path: '/kommune/555de7f9-9ff5-4b4a-ac39-19e122f8375a', role: 'staff_gjovik' },
  { name: 'unit-returned', path: '/kommune/37e87ba8-4a9c-4b65-999f-9345ae06cfc7', role: 'staff_gjovik' },
  { name: 'unit-published', path: '/kommune/57eb24f5-3741-495f-98ee-e7417ee898be', role: 'staff_gjovik' },
  {
    name: 'unit-who-fits',
    path: '/kommune/04632389-be98-4238-bc25-aa15782e4d02?hvem',
    role: 'staff_gjovik'
  },
  { name: 'unit-messages', path: '/min-side/meldinger', role: 'staff_gjovik' },
  { name: 'citizen-page', path: '/min-side', role: 'citizen' },
  { name: 'citizen-voices', path: '/min-side/innspill', role: 'citizen' },
  { name: 'phd-roles', path: '/min-side/roller', role: 'phd' },
  { name: 'coordinator-roles', path: '/min-side/roller', role: 'coordinator' },
  { name: 'coordinator-notices', path: '/min-side/varsler', role: 'coordinator' },
  { name: 'coordinator', path: '/koordinator', role: 'coordinator' },
  {
    name: 'coordinator-challenge',
    path: '/koordinator/bf21cb6a-8cad-409c-b8d5-b044e7c559f9',
    role: 'coordinator'
  },
  {
    name: 'coordinator-who-fits',
    path: '/koordinator/04632389-be98-4238-bc25-aa15782e4d02?hvem',
    role: 'coordinator'
  },
  { name: 'desk-suggestions', path: '/koordinator/forslag', role: 'coordinator' },
  { name: 'desk-reports', path: '/koordinator/rapporter', role: 'coordinator' },
  { name: 'desk-roles', path: '/koordinator/roller', role: 'coordinator' },
  { name: 'desk-windows', path: '/koordinator/vinduer', role: 'coordinator' },
  { name: 'desk-wheel', path: '/koordinator/arshjul', role: 'coordinator' },
  { name: 'desk-themes', path: '/koordinator/temaer', role: 'coordinator' },
  { name: 'desk-trondheim', path: '/koordinator', role: 'coordinator_trondheim' },
  { name: 'own-voices-none', path: '/min-side/innspill', role: 'phd' }
];

export const localized = (path: string, language: 'nb' | 'nn' | 'en'): string =>
  language === 'nb' ? path : `/${language}${path === '/' ? '' : path}`;
