-- What a coordinator needs in order to decide: the address behind a role that is asked for, and that a message which was
-- reported with good reason no longer stands.
--
-- Contract: a name is what somebody writes, an address is what they have proved. It is there while the role is asked
-- for and its asker is not hidden, and gone when somebody has decided. Of a message that is taken away the place in the
-- thread stays, without words, as with the words of one who has left.

-- Tables

alter table public.roles add column address text not null default '' check (char_length(address) <= 320);

-- Comments

comment on column public.roles.address is
  'Personal: the address you signed in with, while you ask for a role: so that those who decide know who it is.';

-- Functions

create function private.show_address() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.address := case
    when new.state = 'asked' and new.name <> ''
    then coalesce((select u.email from auth.users u where u.id = new.person_id), '')
    else ''
  end;
  return new;
end
$$;
comment on function private.show_address() is
  'Trigger of roles: the proved address of one who asks, as long as nobody has decided and the person is not hidden.';

create or replace function private.report_answered(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.reports;
  author uuid;
begin
  select * into r from public.reports where id = (args ->> 'id')::uuid for update;
  if not found or private.report_actors(r) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  update public.reports
  set state = private.step(command, r.state, private.report_actors(r)), answer = args ->> 'answer', answered_at = at
  where id = r.id
  returning * into r;
  perform private.notify(r.person_id, 'report_answered', r.id::text, at, r.challenge_id);
  perform private.note_coordinator(r.person_id, r.partnership_id, 'reports', r.id, 'answer', at);
  -- Whose message was reported has been read too, by the copy of it.
  select m.author_id into author from public.messages m where m.id = r.message_id;
  perform private.note_coordinator(author, r.partnership_id, 'messages', r.message_id, 'read', at);
  if r.state = 'upheld' then
    update public.messages m set text = '' where m.id = r.message_id;
    -- Else it would come back with its author.
    delete from private.hidden_words h where h.id = r.message_id;
  end if;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'reports', 'row', to_jsonb(r))));
end
$$;
comment on function private.reports_uphold(jsonb, int, timestamptz) is
  'Command reports.uphold: the sender was right, and is told what was done; a message loses its words.';

-- Triggers

create trigger show_address before insert or update on public.roles
  for each row execute function private.show_address();

comment on trigger show_address on public.roles is 'Shows who asks to those who decide, and forgets it when they have.';

-- Roles that are asked for already

update public.roles set name = name where state = 'asked';
