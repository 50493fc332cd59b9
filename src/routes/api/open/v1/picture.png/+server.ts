import { guarded } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import { ofService } from '$lib/server/pictures/subjects';
import { shared } from '$lib/server/pictures/shared';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url, request }) =>
  shared(request, ofService(frameLocale(url)))
);
