import { open } from '$lib/server/http/answers';
import { document } from '$lib/server/open/document';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => open(document(url.origin));
