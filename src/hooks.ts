import { withoutLanguage } from '$lib/i18n/href';
import type { Reroute } from '@sveltejs/kit';

/** `/nn/utfordringer` and `/en/utfordringer` are the same route as `/utfordringer`. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);
