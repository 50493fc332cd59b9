-- The need somebody suggested is a challenge that everyone can read: its sender hears that too.
--
-- Contract: told once, at once, whoever wrote on it meanwhile. A kind is added to the kinds there are, so that two
-- migrations that add one do not undo each other.

-- Functions: kinds

create function private.add_kinds(added text[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
  mutable text[] := array(
    select k.kind
    from private.commands c, jsonb_array_elements_text(c.arguments #> '{muted,of}') with ordinality k (kind, n)
    where c.name = 'notifications.prefer'
    order by k.n
  ) || added;
  listed text := (select string_agg(quote_literal(k.kind), ', ' order by k.n) from unnest(mutable) with ordinality k (kind, n));
begin
  alter table public.notifications drop constraint notifications_kind_check;
  execute format(
    'alter table public.notifications add constraint notifications_kind_check check (kind in (%s, %L, %L))',
    listed, 'hide_soon', 'delete_soon'
  );
  alter table public.notification_preferences drop constraint notification_preferences_muted_check;
  execute format(
    'alter table public.notification_preferences add constraint notification_preferences_muted_check check (muted <@ array[%s])',
    listed
  );
  update private.commands c
  set arguments = jsonb_set(
    c.arguments, '{muted}', jsonb_build_object('type', 'list', 'max', cardinality(mutable), 'of', mutable)
  )
  where c.name = 'notifications.prefer';
end
$$;
comment on function private.add_kinds(text[]) is
  'For migrations: adds to what a person can be told and may not want by mail, in the order of `mutableKinds` in TypeScript.';

select private.add_kinds('{suggestion_published}');

create or replace function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'suggestion_published', 'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'hide_soon',
    'delete_soon'
  )
$$;

-- Functions: challenges

create or replace function private.challenges_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.publish', c.state, mine);
begin
  -- What is published must be what the coordinator has read.
  if base_rev < c.rev then
    return private.conflict(to_jsonb(c), private.changed_fields('challenges', c.id, base_rev));
  end if;
  perform private.challenge_ready(c);
  perform private.challenge_ahead(c, at);
  c.published_at := at;
  perform private.challenge_moved(c, 'challenges.publish', next, mine, null, at);
  perform private.tell_case(c.id, 'challenge_published', at);
  perform private.notify(s.person_id, 'suggestion_published', s.id::text, at, c.id)
  from public.suggestions s
  where s.challenge_id = c.id;
  return private.challenge_answer(c.id);
end
$$;
