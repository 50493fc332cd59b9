/** Every screen, with the demo role that may see it. Used by the accessibility sweep and by `npm run screens`. */
export type DemoRole =
  'student' | 'phd' | 'researcher' | 'staff_gjovik' | 'staff_trondheim' | 'leader' | 'coordinator';

export type Screen = { name: string; path: string; role?: DemoRole };

/** `:slug` stands for the newest published challenge. */
export const screens: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'challenges', path: '/utfordringer' },
  { name: 'challenges-filtered', path: '/utfordringer?theme=health&kind=bachelor' },
  { name: 'challenges-none', path: '/utfordringer?q=finnesikke' },
  { name: 'challenge', path: '/utfordringer/:slug' },
  { name: 'sign-in', path: '/logg-inn' },
  { name: 'demo', path: '/demo' },
  { name: 'mailbox', path: '/postkasse' },
  { name: 'about', path: '/om' },
  { name: 'privacy', path: '/personvern' },
  { name: 'accessibility', path: '/tilgjengelighet' },
  { name: 'not-found', path: '/finnes-ikke' },
  { name: 'student-challenge', path: '/utfordringer/:slug', role: 'student' },
  { name: 'student-page', path: '/min-side', role: 'student' },
  { name: 'unsent', path: '/min-side/usendt', role: 'student' },
  { name: 'unit', path: '/kommune', role: 'staff_gjovik' },
  { name: 'unit-new', path: '/kommune/ny', role: 'staff_gjovik' },
  { name: 'coordinator', path: '/koordinator', role: 'coordinator' }
];

export const localized = (path: string, language: 'nb' | 'nn' | 'en'): string =>
  language === 'nb' ? path : `/${language}${path === '/' ? '' : path}`;
