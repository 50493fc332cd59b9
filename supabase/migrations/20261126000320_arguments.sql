-- Arguments: a list in a list of texts or of times is no text.
--
-- Contract: as it was; a path asks each item itself. In its lax mode, which is the default, it looks into a list instead.

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

    when 'keys' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string' or char_length(item #>> '{}') > 100
          or item #>> '{}' !~ '^[a-z0-9]+([_-][a-z0-9]+)*$'
      ) or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'time' then
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      end if;
      return private.time_arg(field, value);

    when 'times' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif private.has_doubles(given) or jsonb_path_exists(given, 'strict $[*] ? (@.type() != "string")') then
        perform private.fail('invalid', field);
      end if;
      return (
        select coalesce(jsonb_agg(private.time_arg(field, i.value) order by i.n), '[]')
        from jsonb_array_elements_text(given) with ordinality i (value, n)
      );

    when 'texts' then
      if jsonb_typeof(given) <> 'array' or jsonb_path_exists(given, 'strict $[*] ? (@.type() != "string")') then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      end if;
      given := (
        select coalesce(jsonb_agg(private.clean_text(i.value) order by i.n), '[]')
        from jsonb_array_elements_text(given) with ordinality i (value, n)
      );
      if exists (select from jsonb_array_elements_text(given) i where char_length(i) < (rule ->> 'min')::int) then
        perform private.fail('too_short', field);
      elsif exists (select from jsonb_array_elements_text(given) i where char_length(i) > (rule ->> 'each')::int) then
        perform private.fail('too_long', field);
      end if;
      return given;

    when 'counts' then
      if jsonb_typeof(given) <> 'object' or exists (select from jsonb_each(given) e where jsonb_typeof(e.value) <> 'number') then
        perform private.fail('wrong_type', field);
      elsif exists (
        select from jsonb_each_text(given) e
        where not (rule -> 'of') ? e.key or e.value::numeric <> trunc(e.value::numeric)
          or e.value::numeric not between (rule ->> 'min')::int and (rule ->> 'max')::int
      ) then
        perform private.fail('invalid', field);
      end if;
      return (select coalesce(jsonb_object_agg(e.key, trunc(e.value::numeric)), '{}') from jsonb_each_text(given) e);

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
