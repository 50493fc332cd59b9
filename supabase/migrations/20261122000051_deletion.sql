-- Deletion: a person leaves, at once and for good; the municipality's case stays, without the person.
--
-- Contract: after private.forget no table holds the account, the address, or a word the person wrote about themselves.
-- What a need says was written for the municipality and stays. Refused: a command. Deletion is no intent to be kept on
-- the phone and sent some day, and its operation could not be remembered: the list of operations goes with the account.

-- An interest stays as a number in the case after its sender has left, without name and words.
alter table public.interests drop constraint if exists interests_name_check;
alter table public.interests add constraint interests_name_check
  check (name = '' or char_length(name) between 2 and 80);
alter table public.interests drop constraint if exists interests_message_check;
alter table public.interests add constraint interests_message_check
  check (message = '' or char_length(message) between 10 and 4000);

alter table public.suggestions drop constraint suggestions_title_check;
alter table public.suggestions add constraint suggestions_title_check
  check (title = '' or char_length(title) between 5 and 120);
alter table public.suggestions drop constraint suggestions_need_check;
alter table public.suggestions add constraint suggestions_need_check
  check (need = '' or char_length(need) between 20 and 4000);

-- Functions

create function private.forget(person uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from auth.users u where u.id = person for update;
  if not found then
    return false;
  end if;
  -- The challenges first, as every command does, and always in the same order.
  perform from public.challenges c
  where c.id in (
    select k.id from public.challenge_cases k where k.author_id = person or k.contact_id = person
    union
    select i.challenge_id from public.interests i where i.person_id = person
  )
  order by c.id
  for no key update;

  -- A draft was never sent to anyone.
  delete from public.challenges c
  using public.challenge_cases k
  where k.id = c.id and k.author_id = person and c.state = 'draft';

  update public.interests i
  set state = case
      when i.state in (select t.from_state from private.transitions t where t.command = 'interests.withdraw')
        then 'withdrawn'
      else i.state
    end,
    person_id = null, name = '', message = '', answer = ''
  where i.person_id = person;

  -- A need that was taken up lives on as a challenge; one that waits is withdrawn.
  update public.suggestions g
  set state = case when g.state = 'received' then 'withdrawn' else g.state end,
    person_id = null, title = '', need = '', answer = ''
  where g.person_id = person;

  -- What was reported may still be wrong, whoever said so.
  update public.reports r set person_id = null, words = '', answer = '' where r.person_id = person;

  -- What others were answered when they worked on the person's rows; a replay then answers without rows.
  update private.sync_ops o
  set result = o.result - 'rows' - 'row'
  where o.uid <> person and strpos(o.result::text, person::text) > 0;

  delete from private.field_revs f where f.id = person;
  delete from private.limits l where strpos(l.key, person::text) > 0;
  delete from auth.audit_log_entries e where strpos(e.payload::text, person::text) > 0;
  -- Not all of them follow the account everywhere; on some installations user_id is text.
  delete from auth.refresh_tokens t where t.user_id::text = person::text;
  delete from auth.flow_state f where f.user_id = person;
  delete from auth.users u where u.id = person;
  delete from private.sync_feed f where f.audience = 'user:' || person;
  return true;
end
$$;
comment on function private.forget(uuid) is
  'Deletes an account and all that is about it; what belongs to a municipality''s case stays without the person. False: there was none.';

create function private.account_delete() returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  return jsonb_build_object('deleted', private.forget(private.me()));
end
$$;
comment on function private.account_delete() is 'See public.account_delete.';

create function public.account_delete() returns jsonb
language sql volatile security invoker set search_path = '' as $$
  select private.account_delete()
$$;
comment on function public.account_delete() is
  'Deletes the account of the one who asks, at once. Answers {deleted: true}, or false when it was gone before. Error: PT401 not_signed_in.';

-- Grants

grant execute on function public.account_delete(), private.account_delete() to authenticated;
