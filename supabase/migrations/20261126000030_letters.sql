-- Letters that say more: whom they greet, and which role in which place they are about.
--
-- Contract: still nobody's words but titles of challenges. A role is told to those who may read it: its holder, and
-- whoever may give it; the name in the greeting is the reader's own. Two letters of the same kind can then be told apart,
-- and the server puts together those that say the same.

-- Comments

comment on column public.profiles.name is
  'Personal: What you want to be called: suggested when you send interest, and used to greet you in e-mail.';

-- Functions

create or replace function private.letters_claim(at timestamptz, most int default 20) returns setof jsonb
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
  told jsonb;
begin
  for l in
    select * from private.letters o
    where o.state = 'waiting' and o.next_at <= letters_claim.at
    order by o.next_at, o.id
    limit most
    for update skip locked
  loop
    -- What was read in the app meanwhile is not told again.
    select jsonb_agg(
      jsonb_build_object(
        'kind', n.kind, 'challenge', case when c.id is not null then jsonb_build_object('id', c.id, 'slug', c.slug, 'title', c.title) end,
        'interest_id', n.interest_id, 'told_at', n.told_at,
        'role', case when r.id is not null then jsonb_build_object(
          'name', r.role,
          'nb', coalesce(p.name_nb, o.name_nb), 'nn', coalesce(p.name_nn, o.name_nn), 'en', coalesce(p.name_en, o.name_en)
        ) end,
        'alternatives', (
          select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'slug', a.slug, 'title', a.title) order by a.published_at desc), '[]')
          from public.challenges a where a.id = any (n.alternatives) and a.state = 'published'
        )
      )
      order by n.told_at, n.id
    )
    into told
    from private.letter_items i
    join public.notifications n on n.id = i.notification_id and n.state = 'waiting'
    left join public.challenges c on c.id = n.challenge_id
    -- The occasion of a role is the role.
    left join public.roles r
      on r.id::text = n.key and n.kind in ('role_asked', 'role_given', 'role_declined', 'role_ended')
    left join public.organisations o on o.id = r.organisation_id
    left join public.partnerships p on p.id = r.partnership_id
    where i.letter_id = l.id;
    if told is null then
      update private.letters o set state = 'dropped' where o.id = l.id;
      continue;
    end if;
    update private.letters o set attempts = o.attempts + 1, next_at = letters_claim.at + interval '5 minutes'
    where o.id = l.id;
    return query
      select jsonb_build_object(
        'id', l.id, 'token', l.token, 'attempt', l.attempts + 1, 'to', u.email,
        'name', coalesce(p.name, ''), 'language', coalesce(p.language, 'nb'), 'items', told
      )
      from auth.users u left join public.profiles p on p.id = u.id
      where u.id = l.person_id;
  end loop;
end
$$;
comment on function private.letters_claim(timestamptz, int) is
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, name, language, items: [{kind, challenge, interest_id, told_at, role: {name, nb, nn, en}, alternatives}]} each.';
