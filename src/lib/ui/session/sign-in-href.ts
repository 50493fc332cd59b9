import { href } from '$lib/i18n/href';

/** The sign-in page, which leads back to `here` (a path of ours without its language). */
export const signInHref = (here: string): string => href(`/logg-inn?til=${encodeURIComponent(here)}`);

/** Where to go after signing in: only ever a path of ours, whatever stands in the address. */
export const afterSignIn = (asked: string | null): `/${string}` =>
  asked && /^\/(?![/\\])/.test(asked) ? (asked as `/${string}`) : '/min-side';

/**
 * Where somebody goes who has just signed in: straight on to what they were about to do, else by way of the first
 * profile, which sends on whoever has been through it.
 */
export const justSignedIn = (asked: string | null): `/${string}` =>
  asked === null || asked === '/min-side'
    ? `/velkommen?til=${encodeURIComponent(asked ?? '/')}`
    : afterSignIn(asked);
