-- Arguments: a list names each thing once, and a role is a role, never a way to reach a person (R21).
--
-- A text whose rule says `plain` is read by anyone and stands for whoever holds the role: no e-mail address and no
-- telephone number. The rest of `check_arg` is as before.

insert into private.error_codes (code) values ('contact_details');

-- Functions

create function private.names_contact(value text) returns boolean
language sql immutable set search_path = '' as $$
  select regexp_replace(
    value, '[\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]', '', 'g'
  ) ~ '@|[0-9]{8}'
$$;
comment on function private.names_contact(text) is
  'True when a text has an @, or eight digits in a row but for spaces between them; equal to namesContact in TypeScript.';

create function private.has_doubles(items jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select count(distinct i) < count(*) from jsonb_array_elements(items) i
$$;
comment on function private.has_doubles(jsonb) is 'True when a list has something twice.';

create or replace function private.check_arg(field text, given jsonb, rule jsonb) returns jsonb
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
      elsif not given <@ (rule -> 'of') or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'ids' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string'
          or item #>> '{}' !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
      ) or private.has_doubles(lower(given::text)::jsonb) then
        perform private.fail('invalid', field);
      end if;
      return lower(given::text)::jsonb;

    when 'flag' then
      if jsonb_typeof(given) <> 'boolean' then
        perform private.fail('wrong_type', field);
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
      elsif (rule ->> 'plain')::boolean and private.names_contact(value) then
        perform private.fail('contact_details', field);
      end if;
    when 'url' then
      value := private.clean_text(value);
      if char_length(value) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      -- A host of the open net, no account, no space: it is shown as a link, and a link never runs anything.
      elsif value !~* '^https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\u0001-\u0020\u007f-\u00a0"<>\\]*)?$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(value);
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

-- Commands

update private.commands c
set arguments = c.arguments || (
  select jsonb_object_agg(r.key, r.value || '{"plain": true}') from jsonb_each(c.arguments) r where r.key = any (p.fields)
)
from (values
  ('challenges.save', '{contact_role,accountable_role}'::text[]),
  ('resource_persons.save', '{title}'),
  ('anchorings.save', '{body_nb,body_nn,body_en}'),
  ('organisations.save', '{leader_nb,leader_nn,leader_en}')
) p (name, fields)
where c.name = p.name;
