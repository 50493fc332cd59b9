import type { Queries } from './fill.ts';

/** Everything below hangs on the interests there are: a thread of four messages, and what people did around it. */
const rows = [
  `insert into public.conversations (id, challenge_id, person_id, messages, sender_read, unit_read)
   select id, challenge_id, person_id, 4, 4, 3 from public.interests`,

  `insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
   select gen_random_uuid(), i.id, i.challenge_id, i.person_id, i.person_id,
     case when n % 2 = 1 then 'sender' else 'unit' end, n, 'Når passer det å møtes om oppgaven?', now()
   from public.interests i, generate_series(1, 4) n`,

  `insert into public.notifications
     (person_id, kind, channel, key, challenge_id, interest_id, state, told_at, due_at)
   select i.person_id, kind, channel, i.id::text, i.challenge_id, i.id, 'sent', now(), now()
   from public.interests i, unnest(array['interest_accepted', 'message_received']) kind,
     unnest(array['app', 'mail']) channel`,

  `insert into public.challenge_events (challenge_id, step, from_state, to_state, actor, at, is_public)
   select c.id, s.step, s.before, s.after, s.actor, now(), s.step > 2
   from public.challenges c, (
     values (1, 'draft', 'submitted', 'author'), (2, 'submitted', 'published', 'coordinator'),
       (3, 'published', 'paused', 'contact'), (4, 'paused', 'published', 'contact')
   ) s (step, before, after, actor)
   where c.published_at is not null`,

  `insert into public.saved (id, person_id, challenge_id, saved_at)
   select gen_random_uuid(), person_id, challenge_id, now() from public.interests on conflict do nothing`,

  `insert into private.sync_ops (op_id, uid, hash, result)
   select gen_random_uuid(), i.person_id, 'bench', '{"status": "applied"}' from public.interests i, generate_series(1, 4)`,

  // A twentieth waits for its answer.
  `insert into public.suggestions (id, partnership_id, person_id, title, need, language, state, reason, sent_at)
   select gen_random_uuid(), c.partnership_id, i.person_id, 'Benker langs turveien',
     'Det er langt mellom hvert sted der en kan hvile.', 'nb', s.state,
     case when s.state = 'declined' then 'known' end, now()
   from public.interests i
   join public.challenges c on c.id = i.challenge_id
   cross join lateral (
     select case when get_byte(uuid_send(i.id), 0) % 20 = 0 then 'received' else 'declined' end as state
   ) s`,

  `insert into public.reports (id, challenge_id, partnership_id, person_id, kind, words, state, sent_at)
   select gen_random_uuid(), c.id, c.partnership_id, i.person_id, 'outdated', 'Dette er gjort i fjor.',
     case when get_byte(uuid_send(i.id), 0) % 20 = 0 then 'received' else 'dismissed' end, now()
   from public.interests i
   join public.challenges c on c.id = i.challenge_id
   on conflict do nothing`
];

/** Fills what lives around interests: threads, notifications, timelines, what people saved, sent, suggested, reported. */
export const fillLife = async (client: Queries): Promise<void> => {
  // Nobody follows anything here, and telling nobody a hundred thousand times takes minutes.
  await client.query('alter table public.challenge_events disable trigger tell_followers');
  for (const sql of rows) await client.query(sql);
  await client.query('alter table public.challenge_events enable trigger tell_followers');
};
