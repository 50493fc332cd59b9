import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

type Mail = { id: string; to: string; subject: string; text: string; at: string };

/** The mails of the demo, or null where there is none, which only the server can say. */
export const load: PageLoad = async ({ fetch, depends }) => {
  depends('app:mails');
  const answer = await fetch('/api/demo/mails').catch(() => null);
  if (answer && !answer.ok) return { mails: null };
  const body = (await answer?.json().catch(() => null)) as { mails: Mail[] } | null;
  if (!body) error(503, { code: 'server_fault', message: 'server_fault' });
  return { mails: body.mails };
};
