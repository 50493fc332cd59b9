-- One's own voice: who suggests or reports is the sender of it and nothing else, also when they coordinate. As with
-- roles, nobody decides their own case; the other coordinators do.

-- Functions

create or replace function private.suggestion_actors(s public.suggestions) returns text[]
language sql stable security definer set search_path = '' as $$
  select case
    when s.person_id = auth.uid() then array['sender']
    when private.coordinates(s.partnership_id) then array['coordinator']
    else '{}'
  end
$$;
comment on function private.suggestion_actors(public.suggestions) is
  'What the one who asks is to a suggestion: its sender and nothing else, or one who answers it.';

create or replace function private.report_actors(r public.reports) returns text[]
language sql stable security definer set search_path = '' as $$
  select case
    when r.person_id = auth.uid() then array['sender']
    when private.coordinates(r.partnership_id) then array['coordinator']
    else '{}'
  end
$$;
comment on function private.report_actors(public.reports) is
  'What the one who asks is to a report: its sender and nothing else, or one who answers it.';
