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
  { name: 'challenges', path: '/utfordringer' },
  { name: 'challenges-filtered', path: '/utfordringer?theme=health&kind=bachelor' },
  { name: 'challenges-none', path: '/utfordringer?q=finnesikke' },
  { name: 'challenge', path: '/utfordringer/:slug' },
  { name: 'challenge-public-phd', path: '/utfordringer/96d40b53-16cc-4117-a1ad-9a22319a6484' },
  { name: 'challenge-under-way', path: '/utfordringer/3ae6c5de-83e9-4a48-80b2-24745279c480' },
  { name: 'sign-in', path: '/logg-inn' },
  { name: 'demo', path: '/demo' },
  { name: 'mailbox', path: '/postkasse' },
  { name: 'about', path: '/om' },
  { name: 'privacy', path: '/personvern' },
  { name: 'accessibility', path: '/tilgjengelighet' },
  { name: 'stop-mail', path: '/avmeld' },
  { name: 'not-found', path: '/finnes-ikke' },
  { name: 'sign-in-needed', path: '/min-side' },
  { name: 'shell', path: '/shell' },
  { name: 'student-challenge', path: '/utfordringer/:slug', role: 'student' },
  { name: 'student-sent', path: '/utfordringer/57eb24f5-3741-495f-98ee-e7417ee898be', role: 'student' },
  { name: 'student-accepted', path: '/utfordringer/9bdba8fe-406c-4582-9b0d-1da65049cc60', role: 'student' },
  { name: 'student-declined', path: '/utfordringer/80db67a8-5a09-46e7-b29a-103053f530c6', role: 'student' },
  { name: 'student-page', path: '/min-side', role: 'student' },
  { name: 'unsent', path: '/min-side/usendt', role: 'student' },
  { name: 'unit-closed', path: '/kommune', role: 'student' },
  { name: 'coordinator-closed', path: '/koordinator', role: 'student' },
  { name: 'unit', path: '/kommune', role: 'staff_gjovik' },
  { name: 'unit-new', path: '/kommune/ny', role: 'staff_gjovik' },
  { name: 'unit-draft', path: '/kommune/555de7f9-9ff5-4b4a-ac39-19e122f8375a', role: 'staff_gjovik' },
  { name: 'unit-returned', path: '/kommune/37e87ba8-4a9c-4b65-999f-9345ae06cfc7', role: 'staff_gjovik' },
  { name: 'unit-published', path: '/kommune/57eb24f5-3741-495f-98ee-e7417ee898be', role: 'staff_gjovik' },
  { name: 'coordinator', path: '/koordinator', role: 'coordinator' },
  {
    name: 'coordinator-challenge',
    path: '/koordinator/bf21cb6a-8cad-409c-b8d5-b044e7c559f9',
    role: 'coordinator'
  }
];

export const localized = (path: string, language: 'nb' | 'nn' | 'en'): string =>
  language === 'nb' ? path : `/${language}${path === '/' ? '' : path}`;
