-- Foundation: what every room stands on.
--
-- Contract: tables grant `select` only, and only by name. Data changes through one definer function per command in
-- `private`, which PostgREST does not expose. Three closed lists (commands, error codes, transitions) stand both here
-- and in TypeScript; a test compares them. Refused: enum types, since a value can be added but never taken away.

create schema private;
comment on schema private is 'Rules and bookkeeping. Not exposed by the API.';

revoke all on schema public from public;
revoke all on schema private from public;

-- Per-schema default privileges can only add, so the execute right that PUBLIC gets by itself is revoked globally.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;

-- Tables

create table private.error_codes (
  code text primary key check (code ~ '^[a-z_]+$')
);
comment on table private.error_codes is 'The closed list of codes a person can be answered with; equal to errorCodes in TypeScript.';
comment on column private.error_codes.code is 'The code; its message is error_<code> in each language.';

insert into private.error_codes (code) values
  ('not_signed_in'), ('not_allowed'), ('not_found'), ('missing'), ('wrong_type'), ('too_short'), ('too_long'),
  ('invalid'), ('wrong_state'), ('already_exists'), ('unknown_reference'), ('closed'), ('stale'),
  ('unknown_command'), ('unknown_version'), ('op_id_reuse'), ('too_many_ops'), ('too_large'), ('bad_cursor'),
  ('rate_limited'), ('server_fault');

create table private.commands (
  name text not null check (name ~ '^[a-z_]+\.[a-z_]+$'),
  version int not null check (version > 0),
  arguments jsonb not null check (jsonb_typeof(arguments) = 'object'),
  primary key (name, version)
);
comment on table private.commands is 'The closed list of commands; equal to the registry in TypeScript. `room.verb` runs private.room_verb.';
comment on column private.commands.name is 'room.verb';
comment on column private.commands.version is 'Raised when the arguments change their meaning; old ones stay known.';
comment on column private.commands.arguments is
  'Field → rule {type, required, nullable, min, max, of}, read by private.check_args; says the same as the zod schema.';

create table private.transitions (
  id int generated always as identity primary key,
  room text not null,
  command text not null,
  from_state text,
  to_state text,
  actor text not null,
  unique nulls not distinct (room, command, from_state, to_state, actor)
);
comment on table private.transitions is 'The life of each room; equal to domain/<room>/life.ts.';
comment on column private.transitions.id is 'Number of the row.';
comment on column private.transitions.room is 'The room whose state moves.';
comment on column private.transitions.command is 'The command that takes the step.';
comment on column private.transitions.from_state is 'State before; null makes the row.';
comment on column private.transitions.to_state is 'State after; null deletes the row.';
comment on column private.transitions.actor is 'Who may take the step.';

create table private.field_revs (
  entity text not null,
  id uuid not null,
  field text not null,
  rev int not null,
  primary key (entity, id, field)
);
comment on table private.field_revs is
  'The rev at which each field last changed, so that edits of different fields merge. Kept after a delete: an id is used once.';
comment on column private.field_revs.entity is 'Table of the row.';
comment on column private.field_revs.id is 'The row.';
comment on column private.field_revs.field is 'Column; `id` remembers that the row was made.';
comment on column private.field_revs.rev is 'The rev of the row after the change.';

-- RLS

alter table private.error_codes enable row level security;
alter table private.commands enable row level security;
alter table private.transitions enable row level security;
alter table private.field_revs enable row level security;

-- Functions

create function private.fail(code text, field text default null) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception '%', code using errcode = 'SK001', detail = coalesce(field, '');
end
$$;
comment on function private.fail(text, text) is 'Refuses: SQLSTATE SK001, the code as message, the field it concerns as detail.';

create function private.me() returns uuid
language plpgsql stable set search_path = '' as $$
declare
  uid uuid := auth.uid();
begin
  if uid is null then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;
  return uid;
end
$$;
comment on function private.me() is 'The person who asks; refuses the whole call when there is none.';

create function private.oslo_day(at timestamptz) returns date
language sql immutable set search_path = '' as $$
  select (at at time zone 'Europe/Oslo')::date
$$;
comment on function private.oslo_day(timestamptz) is 'The day in Norway: deadlines are days there.';

create function private.step(command text, from_state text, mine text[]) returns text
language plpgsql stable set search_path = '' as $$
declare
  reached text;
begin
  if not exists (
    select from private.transitions t where t.command = step.command and t.actor = any (mine)
  ) then
    perform private.fail('not_allowed');
  end if;
  if not exists (
    select from private.transitions t
    where t.command = step.command and t.from_state is not distinct from step.from_state
  ) then
    perform private.fail('wrong_state');
  end if;
  select t.to_state into reached from private.transitions t
  where t.command = step.command and t.from_state is not distinct from step.from_state and t.actor = any (mine);
  if not found then
    perform private.fail('not_allowed');
  end if;
  return reached;
end
$$;
comment on function private.step(text, text, text[]) is
  'The state that a command leads to from a state for one who is all of `mine`; refuses with not_allowed or wrong_state.';

create function private.clean_text(value text) returns text
language sql immutable set search_path = '' as $$
  select btrim(
    regexp_replace(
      regexp_replace(value, '\r\n?', E'\n', 'g'),
      '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]', '', 'g'
    ),
    E' \t\n'
  )
$$;
comment on function private.clean_text(text) is
  'Text as it is stored: line breaks are \n, other control characters are taken away, no space around. Nothing else changes.';

create function private.check_arg(field text, given jsonb, rule jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  value text := given #>> '{}';
  size numeric;
begin
  if jsonb_typeof(given) = 'null' then
    if not coalesce((rule ->> 'nullable')::boolean, false) then
      perform private.fail('wrong_type', field);
    end if;
    return given;
  end if;

  case rule ->> 'type'
    when 'list' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif not given <@ (rule -> 'of') then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'whole' then
      if jsonb_typeof(given) <> 'number' or value::numeric <> trunc(value::numeric) then
        perform private.fail('wrong_type', field);
      end if;
      size := value::numeric;
      given := to_jsonb(trunc(size));

    when 'choice' then
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      elsif not (rule -> 'of') ? value then
        perform private.fail('invalid', field);
      end if;
      return given;

    else
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      end if;
  end case;

  case rule ->> 'type'
    when 'text' then
      value := private.clean_text(value);
      size := char_length(value);
      given := to_jsonb(value);
      if value = '' and (rule ->> 'min')::int > 0 then
        perform private.fail('missing', field);
      end if;
    when 'id' then
      if value !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(lower(value));
    when 'day' then
      if value !~ '^\d{4}-\d{2}-\d{2}$' or not pg_input_is_valid(value, 'date') then
        perform private.fail('invalid', field);
      end if;
      return given;
    else
      null;
  end case;

  if size < (rule ->> 'min')::int then
    perform private.fail('too_short', field);
  elsif size > (rule ->> 'max')::int then
    perform private.fail('too_long', field);
  end if;
  return given;
end
$$;
comment on function private.check_arg(text, jsonb, jsonb) is 'One argument, cleaned, or a refusal that names the field.';

create function private.check_args(args jsonb, rules jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field text;
  rule jsonb;
  clean jsonb := '{}';
begin
  if jsonb_typeof(args) is distinct from 'object' then
    perform private.fail('wrong_type');
  end if;
  select key into field from jsonb_object_keys(args) key where not rules ? key limit 1;
  if found then
    perform private.fail('invalid', field);
  end if;
  for field, rule in select key, value from jsonb_each(rules) loop
    if args ? field then
      clean := clean || jsonb_build_object(field, private.check_arg(field, args -> field, rule));
    elsif coalesce((rule ->> 'required')::boolean, false) then
      perform private.fail('missing', field);
    end if;
  end loop;
  return clean;
end
$$;
comment on function private.check_args(jsonb, jsonb) is
  'The arguments of a command, cleaned, or a refusal at the first one that breaks its rule or is not known.';

create function private.stale_fields(entity text, current_row jsonb, patch jsonb, base_rev int) returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(p.key order by p.key), '{}')
  from jsonb_each(patch) p
  where (current_row ->> 'rev')::int > coalesce(base_rev, 0)
    and p.value is distinct from current_row -> p.key
    and coalesce(
      (
        select f.rev from private.field_revs f
        where f.entity = stale_fields.entity and f.id = (current_row ->> 'id')::uuid and f.field = p.key
      ),
      1
    ) > coalesce(base_rev, 0)
$$;
comment on function private.stale_fields(text, jsonb, jsonb, int) is
  'The fields of a patch that someone else changed to another value after base_rev. None: the patch can be merged.';

create function private.changed_fields(entity text, row_id uuid, base_rev int) returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(f.field order by f.field), '{}')
  from private.field_revs f
  where f.entity = changed_fields.entity and f.id = row_id and f.rev > base_rev
$$;
comment on function private.changed_fields(text, uuid, int) is 'The fields of a row that changed after base_rev.';

create function private.conflict(current_row jsonb, fields text[]) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('status', 'conflict', 'code', 'stale', 'row', current_row, 'fields', fields)
$$;
comment on function private.conflict(jsonb, text[]) is
  'The answer of a command that would overwrite what it has not seen: the row as it is, and the fields at odds.';

create function private.stamp() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.rev := case when tg_op = 'INSERT' then 1 else old.rev + 1 end;
  new.updated_at := now();
  return new;
end
$$;
comment on function private.stamp() is 'Trigger: rev counts the changes of a row (the xid cannot: it may go backwards).';

create function private.note_fields() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.field_revs (entity, id, field, rev)
  select tg_table_name, new.id, n.key, new.rev
  from jsonb_each(to_jsonb(new)) n
  where case
    when tg_op = 'INSERT' then n.key = 'id'
    else n.key not in ('rev', 'updated_at') and n.value is distinct from to_jsonb(old) -> n.key
  end
  on conflict (entity, id, field) do update set rev = excluded.rev;
  return null;
end
$$;
comment on function private.note_fields() is 'Trigger: writes down at which rev each field changed.';

create function private.no_password() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.encrypted_password := null;
  return new;
end
$$;
comment on function private.no_password() is
  'Trigger: nobody signs in with a password. Who registers an address before its owner must not share the account.';

-- Triggers

create trigger no_password before insert or update on auth.users
  for each row execute function private.no_password();

-- Grants

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema private to anon, authenticated;
