-- Feedback: did you find what you were looking for on this page (R47)?
--
-- Contract: no person, no account, no free text, no time of day. What nobody wrote down can't be told on. Refused: a
-- field for words, which people fill with names and illnesses.

-- Tables

create table private.feedback (
  id bigint generated always as identity primary key,
  day date not null,
  page text not null check (page ~ '^/[a-z0-9/-]{0,150}$'),
  language text not null check (language in ('nb', 'nn', 'en')),
  found boolean not null,
  lacking text check (lacking in ('not_there', 'hard_to_read', 'outdated', 'does_not_work')),
  check (not found or lacking is null)
);

-- Comments

comment on table private.feedback is 'Answers to "did you find what you were looking for?", by page. Nothing in it is about a person.';
comment on column private.feedback.id is 'Number of the answer.';
comment on column private.feedback.day is 'The day in Norway.';
comment on column private.feedback.page is 'The page''s path in bokmål, without what was searched for.';
comment on column private.feedback.language is 'Language the page was read in.';
comment on column private.feedback.found is 'Whether the reader found it.';
comment on column private.feedback.lacking is 'What was wrong, of four; null when found or not said.';

-- Index

create index feedback_page on private.feedback (page, found);

-- RLS

alter table private.feedback enable row level security;

-- Functions

create function private.feedback_send(answer jsonb, visitor text, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  answer := private.check_args(answer, '{
    "page": {"type": "text", "min": 1, "max": 150, "required": true},
    "language": {"type": "choice", "of": ["nb", "nn", "en"], "required": true},
    "found": {"type": "choice", "of": ["yes", "no"], "required": true},
    "lacking": {"type": "choice", "of": ["not_there", "hard_to_read", "outdated", "does_not_work"]}
  }');
  if answer ->> 'page' !~ '^/[a-z0-9/-]{0,150}$' then
    perform private.fail('invalid', 'page');
  elsif answer ->> 'found' = 'yes' and answer ? 'lacking' then
    perform private.fail('invalid', 'lacking');
  elsif coalesce(char_length(visitor), 0) not between 16 and 100 then
    perform private.fail('invalid', 'visitor');
  end if;
  perform private.limit('feedback', visitor, 10, '1 hour', at);
  -- Who calls this past our server names any visitor, so all visitors together have a limit too.
  perform private.limit('feedback_in_all', 'all', 600, '1 hour', at);
  insert into private.feedback (day, page, language, found, lacking)
  values (
    private.oslo_day(at), answer ->> 'page', answer ->> 'language', answer ->> 'found' = 'yes', answer ->> 'lacking'
  );
end
$$;
comment on function private.feedback_send(jsonb, text, timestamptz) is 'See public.feedback_send.';

create function public.feedback_send(answer jsonb, visitor text) returns void
language sql volatile security invoker set search_path = '' as $$
  select private.feedback_send(answer, visitor, now())
$$;
comment on function public.feedback_send(jsonb, text) is
  'Takes {page, language, found: yes | no, lacking}; `visitor` is a keyed hash of the address on the net, kept an hour to count. Errors: SK001 with a code.';

create function private.feedback_counts() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.me();
  if not exists (select from private.my_coordinated()) then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return (
    select coalesce(jsonb_agg(to_jsonb(p) order by p.not_found desc, p.page), '[]')
    from (
      select f.page, count(*) filter (where f.found) as found, count(*) filter (where not f.found) as not_found,
        count(*) filter (where f.lacking = 'not_there') as not_there,
        count(*) filter (where f.lacking = 'hard_to_read') as hard_to_read,
        count(*) filter (where f.lacking = 'outdated') as outdated,
        count(*) filter (where f.lacking = 'does_not_work') as does_not_work
      from private.feedback f
      group by f.page
    ) p
  );
end
$$;
comment on function private.feedback_counts() is 'See public.feedback_counts.';

create function public.feedback_counts() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select private.feedback_counts()
$$;
comment on function public.feedback_counts() is
  'For coordinators: [{page, found, not_found, and not_found by what was lacking}], the least helpful page first. Errors: PT401 not_signed_in, PT403 not_allowed.';

-- Grants

revoke all on private.feedback from public, anon, authenticated, service_role;
revoke all on sequence private.feedback_id_seq from public, anon, authenticated, service_role;
grant execute on function public.feedback_send(jsonb, text), private.feedback_send(jsonb, text, timestamptz) to anon;
grant execute on function public.feedback_counts(), private.feedback_counts() to authenticated;
