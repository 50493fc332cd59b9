import type { PageLoad } from './$types';

type Mail = { id: string; to: string; subject: string; text: string; at: string };

/** The mails of the demo, or null where there is none. */
export const load: PageLoad = async ({ fetch, depends }) => {
  depends('app:mails');
  const answer = await fetch('/api/demo/mails').catch(() => null);
  const body = answer?.ok ? ((await answer.json()) as { mails: Mail[] }) : null;
  return { mails: body?.mails ?? null };
};
