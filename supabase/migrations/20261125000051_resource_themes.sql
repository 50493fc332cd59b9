-- A resource person knows a theme that can be chosen where they are: a common one, or one of a partnership they are in.
--
-- Contract: as a challenge refers to themes. There is none: unknown_reference; it belongs to others: invalid. Before,
-- the foreign key alone judged, and took the theme of a partnership that the organisation has nothing to do with.

-- Functions: commands

create or replace function private.resource_persons_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid := private.register_place('resource_persons', args, base_rev, 'organisation_id');
  known public.themes;
begin
  perform private.step_in_organisation('resource_persons.save', organisation);
  if args ? 'theme_id' then
    select * into known from public.themes t where t.id = (args ->> 'theme_id')::uuid;
    if not found then
      perform private.fail('unknown_reference', 'theme_id');
    elsif known.partnership_id is not null and not private.is_side(known.partnership_id, organisation) then
      perform private.fail('invalid', 'theme_id');
    end if;
  end if;
  return private.register_save('resource_persons', args, base_rev, '{theme_id,title}');
end
$$;
