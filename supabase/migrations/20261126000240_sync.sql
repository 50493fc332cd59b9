-- Ids are used once: what was saved or offered and taken back is not made again under the same id.
--
-- Contract: a row's rev only grows, for every phone that ever had it. Challenges, suggestions and what partnerships keep
-- refuse a used id by `private.field_revs`; two tables that have no such notes get one for each row that goes.
-- Refused: to go on from the last rev. A new row is no later version of an old one: it may be about something else.

-- Functions

create function private.bury() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.field_revs (entity, id, field, rev) values (tg_table_name, old.id, 'id', old.rev)
  on conflict (entity, id, field) do nothing;
  return null;
end
$$;
comment on function private.bury() is 'Trigger: notes that the id of a row that goes was used.';

create function private.never_again() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from private.field_revs f where f.entity = tg_table_name and f.id = new.id) then
    perform private.fail('already_exists', 'id');
  end if;
  return new;
end
$$;
comment on function private.never_again() is 'Trigger: refuses a row under the id of one that is gone.';

-- Triggers

create trigger bury after delete on public.saved
  for each row execute function private.bury();
create trigger never_again before insert on public.saved
  for each row execute function private.never_again();
create trigger bury after delete on public.invitations
  for each row execute function private.bury();
create trigger never_again before insert on public.invitations
  for each row execute function private.never_again();

-- Comments: triggers

comment on trigger bury on public.saved is 'Notes that the id was used: it never is again.';
comment on trigger never_again on public.saved is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger bury on public.invitations is 'Notes that the id was used: it never is again.';
comment on trigger never_again on public.invitations is
  'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
