-- The export, whole: also what is kept outside the exposed tables, and what one wrote in a role one has no longer.
--
-- Contract: of changes one is told that they were made, never the rows they were answered with. Whoever wrote in a role
-- gets back their own words; the thread and the case around them are read by those who hold the role now.

-- Comments

comment on column public.suggestions.title is 'Personal: your need in one line, so that it can be weighed and found again.';
comment on column public.suggestions.answer is 'Personal: what the coordinator answers you.';
comment on column public.reports.answer is 'Personal: what came of it, in words to you.';
comment on column public.challenge_cases.note is
  'Personal: what the coordinator tells you who wrote the need, so that you can mend it. Never public.';
comment on column private.access_log.row_id is 'Personal: What of yours was opened.';
comment on column private.access_log.role is 'Personal: In what role it was opened: so that you know why somebody could.';
comment on column private.access_log.organisation_id is 'Personal: For which unit it was opened.';
comment on column private.access_log.purpose is 'Personal: What for: to read what you sent, or to answer it.';
comment on column private.access_log.at is 'Personal: When it was opened.';
comment on column private.sync_ops.at is 'Personal: When your change was received: kept to answer a repeat of it, for 400 days.';
comment on column private.limits.times is 'Personal: When you did it: kept to count, until the window is over.';

-- Functions

create function private.picked(whole jsonb, keys text[]) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(whole) e where e.key = any (keys)
$$;
comment on function private.picked(jsonb, text[]) is
  'These keys of an object, those that are there: tables of `auth` differ from installation to installation.';

create or replace function private.my_account() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
  answer jsonb;
begin
  select jsonb_build_object(
    'account', jsonb_build_object('id', u.id, 'email', u.email, 'made_at', u.created_at, 'signed_in_at', u.last_sign_in_at),
    'access', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('at', l.at, 'role', l.role, 'purpose', l.purpose, 'entity', l.entity, 'id', l.row_id,
            'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en))
          order by l.at desc
        ),
        '[]'
      )
      from private.access_log l
      left join public.organisations o on o.id = l.organisation_id
      where l.person_id = me
    ),
    'available', private.available(me),
    'changes', (
      select coalesce(
        jsonb_agg(jsonb_build_object('at', s.at, 'answer', s.result - 'rows' - 'row') order by s.at desc), '[]'
      )
      from private.sync_ops s
      where s.uid = me
    ),
    'presence', (select to_jsonb(p) - 'person_id' from private.presence p where p.person_id = me),
    'hidden', (
      select coalesce(jsonb_agg(to_jsonb(h) - 'person_id' order by h.id), '[]')
      from private.hidden_words h
      where h.person_id = me
    ),
    'limits', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'times', l.times, 'until', l.until) order by l.kind), '[]')
      from private.limits l
      where l.key = me::text
    ),
    'mails', (
      select coalesce(jsonb_agg(to_jsonb(n) - 'person_id' order by n.told_at desc, n.id), '[]')
      from public.notifications n
      where n.person_id = me and n.channel = 'mail'
    ),
    'letters', (
      select coalesce(
        jsonb_agg(jsonb_build_object('made_at', l.made_at, 'sent_at', l.sent_at, 'state', l.state) order by l.made_at desc), '[]'
      )
      from private.letters l
      where l.person_id = me
    ),
    'no_mail_since', (select d.at from private.dead_addresses d where d.person_id = me),
    'written', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', m.id, 'sent_at', m.sent_at, 'side', m.side, 'text', m.text) order by m.sent_at, m.id),
        '[]'
      )
      from public.messages m
      where m.author_id = me
    ),
    'cases', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('id', k.id, 'title', c.title, 'author', k.author_id = me, 'contact', k.contact_id = me)
          order by k.id
        ),
        '[]'
      )
      from public.challenge_cases k
      join public.challenges c on c.id = k.id
      where k.author_id = me or k.contact_id = me
    ),
    'sessions', (
      select coalesce(
        jsonb_agg(private.picked(to_jsonb(s), '{created_at,updated_at,refreshed_at,user_agent,ip}') order by s.created_at desc),
        '[]'
      )
      from auth.sessions s
      where s.user_id::text = me::text
    ),
    'identities', (
      select coalesce(
        jsonb_agg(private.picked(to_jsonb(i), '{provider,identity_data,email,created_at,updated_at,last_sign_in_at}')), '[]'
      )
      from auth.identities i
      where i.user_id::text = me::text
    ),
    'sign_ins', (
      select coalesce(jsonb_agg(to_jsonb(e) - 'id' order by e.created_at desc), '[]')
      from auth.audit_log_entries e
      where e.payload ->> 'actor_id' = me::text
    )
  )
  into answer
  from auth.users u
  where u.id = me;
  if answer is null then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;
  return answer;
end
$$;
comment on function private.my_account() is
  'What is kept of the one who asks and is not read under RLS: account, sessions, sign-ins, access log, who has it on their phones, changes that were sent, presence, hidden words, limits, mails, letters, and what they wrote in any role.';
comment on function public.my_data() is
  'Everything about the one who asks: {account, access, available, changes, presence, hidden, limits, mails, letters, no_mail_since, written, cases, sessions, identities, sign_ins, tables: [{name, about, fields, rows}], challenges}. Error: PT401 not_signed_in.';
