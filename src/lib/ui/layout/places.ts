import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from '../base/icons';

export type Place = {
  path: '/' | '/utfordringer' | '/kommune' | '/koordinator' | '/min-side';
  name: string;
  icon: IconName;
};

/** The places in the menu for this person: three for everyone, at most five. */
export const places = (rights: { canPost: boolean; isCoordinator: boolean }): Place[] => [
  { path: '/', name: m.nav_home(), icon: 'home' },
  { path: '/utfordringer', name: m.nav_challenges(), icon: 'challenges' },
  ...(rights.canPost
    ? [{ path: '/kommune', name: m.nav_municipality(), icon: 'municipality' } as const]
    : []),
  ...(rights.isCoordinator
    ? [{ path: '/koordinator', name: m.nav_coordinator(), icon: 'coordinator' } as const]
    : []),
  { path: '/min-side', name: m.nav_mine(), icon: 'person' }
];

/** True when `pathname` (without the language) is this place or lies below it. */
export const isAt = (place: Place, pathname: string): boolean =>
  place.path === '/' ? pathname === '/' : pathname === place.path || pathname.startsWith(`${place.path}/`);
