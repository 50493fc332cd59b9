-- What a source says of itself: figures without a year or rounded, texts without a day, levels that a partnership is
-- anchored at.
--
-- Contract: where a source gives no year or day, none is shown, and nobody has to make one up to save the row. Refused:
-- the day of installation or of a signature in its place, which looks like knowledge.

-- Tables

alter table public.organisation_facts
  alter column year drop not null,
  drop constraint organisation_facts_organisation_id_year_key,
  add constraint organisation_facts_organisation_id_year_key unique nulls not distinct (organisation_id, year),
  add column approximate text[] not null default '{}' check (
    approximate <@ array['residents', 'area_km2', 'employees', 'workplaces', 'students']
  ),
  add column permanent_only boolean not null default false;

alter table public.anchorings
  drop constraint anchorings_kind_check,
  add constraint anchorings_kind_check check (kind in ('decision', 'signature', 'level', 'follow_up'));

alter table public.partnership_profiles
  add column known_to text not null default 'day' check (known_to in ('day', 'month', 'year', 'order'));

-- Comments

comment on table public.organisation_facts is 'Figures about an organisation, in one year where it is known (R48). Public.';
comment on column public.organisation_facts.year is 'The year the figures are from; null where the source gives none.';
comment on column public.organisation_facts.approximate is 'The figures that the source gives as about so many.';
comment on column public.organisation_facts.permanent_only is 'True where `employees` counts permanent staff only.';
comment on column public.anchorings.kind is
  'Whether the body decided or signed, is a level that the partnership is anchored at, or follows up.';
comment on column public.partnership_profiles.dated is 'The day it describes, as exactly as `known_to` says.';
comment on column public.partnership_profiles.known_to is
  'How exactly the day is known: of a month or a year it is the first day; `order`: the text has no day, and `dated` only puts the older one first.';

-- Commands

update private.commands set arguments = arguments || '{
    "year": {"type": "whole", "min": 1950, "max": 2200, "nullable": true},
    "approximate": {"type": "list", "max": 5, "of": ["residents", "area_km2", "employees", "workplaces", "students"]},
    "permanent_only": {"type": "flag"}
  }'
where name = 'organisation_facts.save';

update private.commands set arguments = arguments || '{
    "kind": {"type": "choice", "of": ["decision", "signature", "level", "follow_up"]}
  }'
where name = 'anchorings.save';

update private.commands set arguments = arguments || '{
    "known_to": {"type": "choice", "of": ["day", "month", "year", "order"]}
  }'
where name = 'partnership_profiles.save';
