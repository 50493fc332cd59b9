-- Replays: an operation that comes again gets the same judgement, with its rows as the one who asks may read them now.
--
-- Contract: of an answer only the ids and revs of its rows are kept, never what they said. So no list of operations
-- holds anybody's words: not those of one who has left or is hidden, and not for one whose right has ended. A row that
-- the one who asks reads no longer is left out of the replay; the phone's next pull takes it away there too.
-- Refused: to keep whole answers and clean them when a right ends, a person leaves or a name is hidden, which every
-- later way to lose a right would have to remember.

-- Functions

create function private.kept(answer jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select answer
    || case when answer ? 'rows' then jsonb_build_object('rows', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'entity', r.part -> 'entity',
            'row', jsonb_build_object('id', r.part -> 'row' -> 'id', 'rev', r.part -> 'row' -> 'rev')
          )
          order by r.n
        ),
        '[]'
      )
      from jsonb_array_elements(answer -> 'rows') with ordinality r (part, n)
    )) else '{}' end
    || case when answer ? 'row' then jsonb_build_object(
      'row', jsonb_build_object('id', answer -> 'row' -> 'id', 'rev', answer -> 'row' -> 'rev')
    ) else '{}' end
$$;
comment on function private.kept(jsonb) is 'What is stored of an answer: all of it, but of each row only id and rev.';

create or replace function private.push_one(op jsonb, held uuid[]) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  this uuid := (op ->> 'op_id')::uuid;
  previous uuid := (op ->> 'prev')::uuid;
  kind text := op ->> 'kind';
  args jsonb := op -> 'args';
  base_rev int := (op ->> 'base_rev')::int;
  intent text := encode(sha256(convert_to(jsonb_build_array(kind, op -> 'v', args)::text, 'UTF8')), 'hex');
  before private.sync_ops;
  answer jsonb;
  state text;
  message text;
  field text;
begin
  select * into before from private.sync_ops o where o.op_id = this;
  if not found then
    select o.result into answer from private.sync_ops o where o.op_id = previous and o.uid = me;
    if previous = any (held) or answer ->> 'status' <> 'applied' then
      return jsonb_build_object('op_id', this, 'status', 'held');
    end if;
    base_rev := coalesce(private.rev_after(answer, kind, args), base_rev);

    insert into private.sync_ops (op_id, uid, hash) values (this, me, intent) on conflict do nothing;
    if found then
      begin
        answer := private.run_command(kind, (op ->> 'v')::int, args, base_rev, now());
      exception when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, field = pg_exception_detail;
        -- Trouble of the moment is no judgement of the operation: nothing is stored and the client sends it again.
        if state ~ '^(40|53|55P03|57|58|08|XX|PT)' then
          raise;
        end if;
        answer := jsonb_strip_nulls(jsonb_build_object(
          'status', 'rejected',
          'code', private.code_of(state, message),
          'field', case when state = 'SK001' then nullif(field, '') end
        ));
      end;
      answer := answer || jsonb_build_object('op_id', this);
      update private.sync_ops o set result = private.kept(answer) where o.op_id = this;
      return answer;
    end if;
    select * into before from private.sync_ops o where o.op_id = this;
  end if;

  if before.uid <> me or before.hash <> intent then
    return jsonb_build_object('op_id', this, 'status', 'rejected', 'code', 'op_id_reuse');
  end if;
  return before.result || jsonb_build_object('replayed', true);
end
$$;
comment on function private.push_one(jsonb, uuid[]) is
  'Applies one operation at most once and stores its result in the same transaction, of rows only id and rev. `held`: operations held back in this call.';

create function private.read_anew(results jsonb, ops jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  visible jsonb;
begin
  -- A conflict's row is of the room that the operation is in.
  select private.visible_rows(coalesce(jsonb_agg(jsonb_build_array(null, k.entity, k.id, false)), '[]')) into visible
  from jsonb_array_elements(results) with ordinality r (result, n)
  cross join lateral (
    select part ->> 'entity', part -> 'row' ->> 'id' from jsonb_array_elements(r.result -> 'rows') part
    union all
    select split_part(ops -> (r.n - 1)::int ->> 'kind', '.', 1), r.result -> 'row' ->> 'id' where r.result ? 'row'
  ) k (entity, id)
  where r.result ? 'replayed';

  return (
    select jsonb_agg(
      case when r.result ? 'replayed'
        then r.result - 'rows' - 'row'
          || case when r.result ? 'rows' then jsonb_build_object('rows', anew.found) else '{}' end
          || case when c.found is not null then jsonb_build_object('row', c.found) else '{}' end
        else r.result
      end
      order by r.n
    )
    from jsonb_array_elements(results) with ordinality r (result, n)
    cross join lateral (
      select coalesce(
        jsonb_agg(jsonb_build_object('entity', part -> 'entity', 'row', v.found) order by place), '[]'
      ) as found
      from jsonb_array_elements(r.result -> 'rows') with ordinality p (part, place)
      join lateral jsonb_array_elements(visible -> (part ->> 'entity')) v (found)
        on v.found -> 'id' = part -> 'row' -> 'id'
    ) anew
    left join lateral jsonb_array_elements(visible -> split_part(ops -> (r.n - 1)::int ->> 'kind', '.', 1)) c (found)
      on c.found -> 'id' = r.result -> 'row' -> 'id'
  );
end
$$;
comment on function private.read_anew(jsonb, jsonb) is
  'The results with the rows of those that were replayed, as the one who asks may read them now. Runs with the asker''s own rights.';

create or replace function public.sync_push(ops jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  answer jsonb := private.push(ops);
begin
  if jsonb_path_exists(answer, '$.results[*].replayed') then
    answer := answer || jsonb_build_object('results', private.read_anew(answer -> 'results', ops));
  end if;
  return answer;
end
$$;

-- Comments

comment on table private.sync_ops is
  'Every operation that was received, with its judgement: a replay gets the same, and its rows as they may be read then.';
comment on column private.sync_ops.result is 'What was answered; of rows only id and rev.';

-- What was there before

update private.sync_ops o set result = private.kept(o.result) where o.result ?| '{rows,row}';

-- Grants

grant execute on function private.read_anew(jsonb, jsonb) to authenticated;
