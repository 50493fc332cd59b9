-- What came of a meeting: its hosts say it afterwards, and anyone reads it on the meeting's page.

alter table public.meetings add column summary text not null default '';
comment on column public.meetings.summary is 'What came of it, in the words of its hosts.';

create function private.meetings_summarise(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  stale text[];
begin
  perform private.step('meetings.summarise', before.state, private.meeting_actors(before));
  stale := private.stale_fields('meetings', to_jsonb(before), args - 'id', base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before), stale);
  end if;
  update public.meetings m set summary = args ->> 'summary'
  where m.id = before.id and m.summary is distinct from args ->> 'summary';
  return private.meeting_answer(before.id);
end
$$;
comment on function private.meetings_summarise(jsonb, int, timestamptz) is
  'Command meetings.summarise: says for anyone what came of a meeting that was held. Two hosts who write at once: the second is shown both.';

insert into private.commands (name, version, arguments) values
  ('meetings.summarise', 1, '{
    "id": {"type": "id", "required": true},
    "summary": {"type": "text", "required": true, "min": 0, "max": 5000}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('meetings', 'meetings.summarise', 'held', 'held', 'host');
