import { robots } from '$lib/server/feeds/robots';
import { openText } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => openText(robots(url.origin), 'text/plain');
