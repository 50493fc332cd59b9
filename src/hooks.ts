import { deLocalizeUrl } from '$lib/i18n/paraglide/runtime';
import type { Reroute } from '@sveltejs/kit';

/** `/nn/utfordringer` and `/en/utfordringer` are the same route as `/utfordringer`. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
