-- Windows: when a need must be posted to catch a semester, a call or a notice. Rules are data that a university edits.
--
-- Contract: a rule says which days of every year its window opens and closes, or how many days before the work starts
-- something must be done. It holds for the windows that close between its first and its last day: a change is a new rule
-- with the same key from a day on, and the one before it keeps its time. A university's own rule takes the place of the
-- general one with its key; general rules are reference data, and nobody's to edit. What a rule means on a day is
-- computed on the phone (`src/lib/domain/windows`).
-- Refused: a row for each year's window, which somebody would have to write every year, and which a year without one
-- would leave people without an answer.

-- Tables

create table public.window_rules (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  organisation_id uuid references public.organisations (id),
  key text not null check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  kinds text[] not null default '{}' check (
    kinds <@ array['bachelor', 'master', 'eit', 'placement', 'phd', 'public_phd', 'research_project', 'continuing_education', 'guest_lecture', 'shared_position', 'project_position']
  ),
  opens text,
  closes text,
  leads_to text check (leads_to in ('spring', 'autumn', 'next_spring', 'next_autumn')),
  lead_days int not null default 0 check (lead_days between 0 and 365),
  prepare_nb text not null default '',
  prepare_nn text not null default '',
  prepare_en text not null default '',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  check ((opens is null) = (closes is null)),
  check (leads_to is null or closes is not null),
  unique nulls not distinct (organisation_id, key, valid_from)
);

-- Comments

comment on table public.window_rules is 'A rule for when a need must be posted, or something else be done, to catch a semester or a call. Public.';
comment on column public.window_rules.id is 'Made by the client.';
comment on column public.window_rules.rev is 'Number of changes, by trigger.';
comment on column public.window_rules.updated_at is 'Time of the last change, by trigger.';
comment on column public.window_rules.organisation_id is 'The university whose rule it is; null is common to all.';
comment on column public.window_rules.key is 'What the rule is about: the same in each version of it, and in a university''s own that takes the place of a general one.';
comment on column public.window_rules.name_nb is 'What one catches, in bokmål.';
comment on column public.window_rules.name_nn is 'What one catches, in nynorsk.';
comment on column public.window_rules.name_en is 'What one catches, in English.';
comment on column public.window_rules.kinds is 'Kinds of challenge that it concerns.';
comment on column public.window_rules.opens is 'First day, each year: month and day (10-01), or ISO week and weekday (W38-3); null where it counts back from the start of the work.';
comment on column public.window_rules.closes is 'Last day, each year, in the same form.';
comment on column public.window_rules.leads_to is 'The semester it leads to, of the year it closes in or of the next; null for none.';
comment on column public.window_rules.lead_days is 'Days before the last day that a need must be posted; without a window, days before the work starts.';
comment on column public.window_rules.prepare_nb is 'What to have ready, in bokmål.';
comment on column public.window_rules.prepare_nn is 'What to have ready, in nynorsk.';
comment on column public.window_rules.prepare_en is 'What to have ready, in English.';
comment on column public.window_rules.valid_from is 'It holds for windows that close on this day or later.';
comment on column public.window_rules.valid_to is 'It holds for windows that close on this day or earlier; null as long as it stands.';

-- RLS

alter table public.window_rules enable row level security;

-- Policies

create policy window_rules_read on public.window_rules for select to anon, authenticated using (true);

-- Functions

create function private.is_year_day(value text) returns boolean
language sql immutable set search_path = '' as $$
  select value ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9])|W(0[1-9]|[1-4][0-9]|5[0-3])-[1-7])$'
$$;
comment on function private.is_year_day(text) is
  'True for a day of every year: month and day, or ISO week and weekday; equal to yearDay in TypeScript.';

alter table public.window_rules
  add check (private.is_year_day(opens)),
  add check (private.is_year_day(closes));

create function private.step_in_university(command text, university uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  what text;
begin
  select o.kind into what from public.organisations o where o.id = university;
  if what is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif what <> 'university' then
    perform private.fail('invalid', 'organisation_id');
  end if;
  return private.step(command, null, case when exists (
    select from public.partnership_roles r
    join public.partnership_members m on m.partnership_id = r.partnership_id
    where r.person_id = auth.uid() and r.role = 'coordinator' and m.organisation_id = university
  ) then array['coordinator'] else '{}' end);
end
$$;
comment on function private.step_in_university(text, uuid) is
  'Asks whether this command may be given on the rules of a university: to a coordinator, of either side, of a partnership it is in.';

create function private.window_rule_locked(rule uuid) returns public.window_rules
language plpgsql security definer set search_path = '' as $$
declare
  w public.window_rules;
begin
  select * into w from public.window_rules r where r.id = rule for update;
  return w;
end
$$;
comment on function private.window_rule_locked(uuid) is 'A rule, locked until the transaction ends; nulls when there is none.';

create function private.window_rules_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.window_rules := private.window_rule_locked((args ->> 'id')::uuid);
  university uuid := coalesce(known.organisation_id, (args ->> 'organisation_id')::uuid);
  earlier public.window_rules;
  w public.window_rules;
  answer jsonb;
begin
  if known.id is null and base_rev is not null then
    perform private.fail('not_found', 'id');
  elsif known.id is null and not args ? 'organisation_id' then
    perform private.fail('missing', 'organisation_id');
  elsif known.id is not null and known.organisation_id is null then
    perform private.fail('not_allowed');
  end if;
  perform private.step_in_university('window_rules.save', university);
  -- Two who write rules with one key wait for each other, so that no two of them hold on one day.
  perform from public.organisations o where o.id = university for no key update;

  if known.id is not null then
    if args ? 'organisation_id' and (args ->> 'organisation_id')::uuid <> university then
      perform private.fail('invalid', 'organisation_id');
    elsif args ? 'replaces_id' then
      perform private.fail('invalid', 'replaces_id');
    end if;
  elsif args ? 'replaces_id' then
    earlier := private.window_rule_locked((args ->> 'replaces_id')::uuid);
    if earlier.id is null then
      perform private.fail('unknown_reference', 'replaces_id');
    elsif earlier.organisation_id <> university then
      perform private.fail('invalid', 'replaces_id');
    end if;
  end if;
  if known.id is null then
    args := args || jsonb_build_object('key', coalesce(
      earlier.key, private.challenge_slug(coalesce(args ->> 'name_nb', ''), (args ->> 'id')::uuid)
    ));
  end if;

  w := jsonb_populate_record(known, args);
  if (w.opens is null) <> (w.closes is null) then
    perform private.fail('invalid', 'closes');
  elsif w.leads_to is not null and w.closes is null then
    perform private.fail('invalid', 'leads_to');
  elsif w.valid_to < w.valid_from then
    perform private.fail('invalid', 'valid_to');
  elsif earlier.organisation_id is not null and w.valid_from <= earlier.valid_from then
    perform private.fail('invalid', 'valid_from');
  elsif exists (
    select from public.window_rules o
    where o.organisation_id = university and o.key = w.key and o.id <> (args ->> 'id')::uuid
      and o.valid_from <= coalesce(w.valid_to, 'infinity')
      and w.valid_from <= coalesce(o.valid_to, 'infinity')
      -- The one that it replaces ends the day before.
      and o.id is distinct from earlier.id
  ) then
    perform private.fail('already_exists', 'valid_from');
  end if;

  if earlier.organisation_id is not null and coalesce(earlier.valid_to, 'infinity') >= w.valid_from then
    update public.window_rules r set valid_to = w.valid_from - 1 where r.id = earlier.id;
  end if;
  answer := private.register_save('window_rules', args - 'replaces_id', base_rev,
    '{organisation_id,name_nb,name_nn,name_en,valid_from}');
  if earlier.organisation_id is not null then
    answer := jsonb_set(answer, '{rows,1}', jsonb_build_object(
      'entity', 'window_rules', 'row', private.register_row('window_rules', earlier.id)
    ));
  end if;
  return answer;
end
$$;
comment on function private.window_rules_save(jsonb, int, timestamptz) is
  'Command window_rules.save: a rule of a university, new or changed; one that takes the place of another from a day on (replaces_id, when it is made) takes its key, and ends it the day before unless it is a general one.';

create function private.window_rules_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.window_rules := private.window_rule_locked((args ->> 'id')::uuid);
  answer jsonb;
  earlier public.window_rules;
begin
  if known.id is null then
    perform private.fail('not_found', 'id');
  elsif known.organisation_id is null then
    perform private.fail('not_allowed');
  end if;
  perform private.step_in_university('window_rules.remove', known.organisation_id);
  answer := private.register_remove('window_rules', known.id, base_rev);
  if answer ? 'gone' then
    update public.window_rules r set valid_to = known.valid_to
    where r.organisation_id = known.organisation_id and r.key = known.key and r.valid_to = known.valid_from - 1
    returning * into earlier;
    if found then
      answer := answer || jsonb_build_object(
        'rows', jsonb_build_array(jsonb_build_object('entity', 'window_rules', 'row', to_jsonb(earlier)))
      );
    end if;
  end if;
  return answer;
end
$$;
comment on function private.window_rules_remove(jsonb, int, timestamptz) is
  'Command window_rules.remove: a rule of a university; the version it took the place of holds again, or else a general one with its key.';

-- Triggers

create trigger stamp before insert or update on public.window_rules
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.window_rules
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.window_rules
  for each row execute function private.feed_public();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('window_rules.save', 1, '{
    "id": {"type": "id", "required": true},
    "organisation_id": {"type": "id"},
    "replaces_id": {"type": "id"},
    "name_nb": {"type": "text", "min": 1, "max": 80},
    "name_nn": {"type": "text", "min": 1, "max": 80},
    "name_en": {"type": "text", "min": 1, "max": 80},
    "kinds": {"type": "list", "max": 11, "of": ["bachelor", "master", "eit", "placement", "phd", "public_phd", "research_project", "continuing_education", "guest_lecture", "shared_position", "project_position"]},
    "leads_to": {"type": "choice", "nullable": true, "of": ["spring", "autumn", "next_spring", "next_autumn"]},
    "lead_days": {"type": "whole", "min": 0, "max": 365},
    "prepare_nb": {"type": "text", "min": 0, "max": 300},
    "prepare_nn": {"type": "text", "min": 0, "max": 300},
    "prepare_en": {"type": "text", "min": 0, "max": 300},
    "valid_from": {"type": "day"},
    "valid_to": {"type": "day", "nullable": true}
  }'),
  ('window_rules.remove', 1, '{"id": {"type": "id", "required": true}}');

-- Days of every year, in a closed list: what a rule says must be a day, whoever writes it.
update private.commands
set arguments = arguments || jsonb_build_object('opens', d.rule, 'closes', d.rule)
from (
  select jsonb_build_object('type', 'choice', 'nullable', true, 'of', jsonb_agg(day.said)) as rule
  from (
    select to_char(date '2024-01-01' + n, 'MM-DD') as said from generate_series(0, 365) n
    union all
    select format('W%s-%s', lpad(week::text, 2, '0'), weekday)
    from generate_series(1, 53) week, generate_series(1, 7) weekday
  ) day
) d
where name = 'window_rules.save';

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('window_rules', 'window_rules.save', null, null, 'coordinator'),
  ('window_rules', 'window_rules.remove', null, null, 'coordinator');

-- General rules: a university that does otherwise makes its own

insert into public.window_rules (
  id, key, kinds, opens, closes, leads_to, lead_days, valid_from,
  name_nb, name_nn, name_en, prepare_nb, prepare_nn, prepare_en
) values
  (
    '0f000000-0000-4000-8000-000000000001', 'eit', '{eit}', '10-01', '11-01', 'next_spring', 14, '2024-01-01',
    'EiT', 'EiT', 'Experts in Teamwork',
    'Studentene ønsker seg landsby mens vinduet er åpent. Beskriv behovet på tvers av fag, og si hvem i kommunen gruppa kan snakke med.',
    'Studentane ønskjer seg landsby medan vindauget er ope. Beskriv behovet på tvers av fag, og sei kven i kommunen gruppa kan snakke med.',
    'Students choose their village while the window is open. Describe the need across subjects, and say whom in the municipality the group can talk to.'
  ),
  (
    '0f000000-0000-4000-8000-000000000002', 'bachelor_spring', '{bachelor}', '08-15', '11-15', 'next_spring', 14, '2024-01-01',
    'bacheloroppgave', 'bacheloroppgåve', 'a bachelor''s thesis',
    'De fleste avtaler oppgaven semesteret før. Ha klart hva studentene får tilgang til, og hvem som følger dem opp.',
    'Dei fleste avtaler oppgåva semesteret før. Ha klart kva studentane får tilgang til, og kven som følgjer dei opp.',
    'Most theses are agreed in the semester before. Know what the students get access to, and who follows them up.'
  ),
  (
    '0f000000-0000-4000-8000-000000000003', 'master_spring', '{master}', '08-15', '11-15', 'next_spring', 14, '2024-01-01',
    'masteroppgave', 'masteroppgåve', 'a master''s thesis',
    'De fleste avtaler oppgaven semesteret før. Ha klart hvilke data dere har, og hvem studenten kan intervjue.',
    'Dei fleste avtaler oppgåva semesteret før. Ha klart kva data de har, og kven studenten kan intervjue.',
    'Most theses are agreed in the semester before. Know which data you have, and whom the student can interview.'
  ),
  (
    '0f000000-0000-4000-8000-000000000004', 'master_autumn', '{master}', '01-15', '05-15', 'autumn', 14, '2024-01-01',
    'masteroppgave', 'masteroppgåve', 'a master''s thesis',
    'De fleste avtaler oppgaven semesteret før. Ha klart hvilke data dere har, og hvem studenten kan intervjue.',
    'Dei fleste avtaler oppgåva semesteret før. Ha klart kva data de har, og kven studenten kan intervjue.',
    'Most theses are agreed in the semester before. Know which data you have, and whom the student can interview.'
  ),
  (
    '0f000000-0000-4000-8000-000000000005', 'placement_autumn', '{placement}', '01-15', '05-01', 'autumn', 0, '2024-01-01',
    'praksis', 'praksis', 'placements',
    'Si hvor mange dere kan ta imot, og hvem som veileder.',
    'Sei kor mange de kan ta imot, og kven som rettleier.',
    'Say how many you can take, and who supervises.'
  ),
  (
    '0f000000-0000-4000-8000-000000000006', 'placement_spring', '{placement}', '08-15', '10-15', 'next_spring', 0, '2024-01-01',
    'praksis', 'praksis', 'placements',
    'Si hvor mange dere kan ta imot, og hvem som veileder.',
    'Sei kor mange de kan ta imot, og kven som rettleier.',
    'Say how many you can take, and who supervises.'
  ),
  (
    '0f000000-0000-4000-8000-000000000007', 'public_phd', '{public_phd}', '01-15', '12-31', null, 0, '2024-01-01',
    'offentlig sektor-ph.d.', 'offentleg sektor-ph.d.', 'a public sector PhD',
    'Utlysningen kommer i januar og står ut året. Kandidaten er fast ansatt med mastergrad, og kommunen, universitetet og kandidaten skriver en avtale sammen.',
    'Utlysinga kjem i januar og står ut året. Kandidaten er fast tilsett med mastergrad, og kommunen, universitetet og kandidaten skriv ein avtale saman.',
    'The call comes in January and runs through the year. The candidate is a permanent employee with a master''s degree, and municipality, university and candidate write an agreement together.'
  ),
  (
    '0f000000-0000-4000-8000-000000000008', 'sikt', '{bachelor,master,phd,public_phd,research_project}', null, null, null, 30, '2024-01-01',
    'meldeskjema til Sikt', 'meldeskjema til Sikt', 'the notice to Sikt',
    'Gjelder når noen skal samle inn personopplysninger. Den som forsker, sender skjemaet.',
    'Gjeld når nokon skal samle inn personopplysningar. Den som forskar, sender skjemaet.',
    'Where personal data will be collected. Whoever does the research sends the form.'
  ),
  (
    '0f000000-0000-4000-8000-000000000009', 'research_days', '{guest_lecture,research_project}', 'W38-3', 'W39-7', null, 60, '2024-01-01',
    'Forskningsdagene', 'Forskingsdagane', 'the Norwegian science week',
    'Her viser dere fram det dere finner ut sammen. Tenk ut hva folk kan prøve selv.',
    'Her viser de fram det de finn ut saman. Tenk ut kva folk kan prøve sjølve.',
    'Here you show what you find out together. Think of something people can try themselves.'
  );

-- Grants

revoke all on public.window_rules from public, anon, authenticated, service_role;
grant select on public.window_rules to anon, authenticated;

-- Comments: policies, triggers

comment on policy window_rules_read on public.window_rules is 'Anyone reads the rules, also those that have ended.';
comment on trigger stamp on public.window_rules is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger note_fields on public.window_rules is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger feed on public.window_rules is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
