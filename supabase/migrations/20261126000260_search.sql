-- Search over very many challenges. A phone has an index of its own, and so has the server as long as it can hold what
-- is published in memory; beyond that it asks here, by pieces of words (pg_trgm) and by words (full text) together.

create schema if not exists extensions;
create extension if not exists pg_trgm with schema extensions;

create function private.challenge_text(title text, today text, whom text, better text) returns text
language sql immutable parallel safe
set search_path = ''
return title || E'\n' || today || E'\n' || whom || E'\n' || better;

comment on function private.challenge_text(text, text, text, text) is
  'What a challenge says as one text, for the indexes that search it.';

revoke execute on function private.challenge_text(text, text, text, text) from public;

create index challenges_text_pieces on public.challenges
  using gin (private.challenge_text(title, today, whom, better) extensions.gin_trgm_ops)
  where state = 'published';

create index challenges_text_words on public.challenges
  using gin (to_tsvector('pg_catalog.norwegian', private.challenge_text(title, today, whom, better)))
  where state = 'published';

comment on index public.challenges_text_pieces is 'Search by pieces of words: private.search_challenges.';
comment on index public.challenges_text_words is 'Search by words in any form: private.search_challenges.';

-- Definer, since row security would keep the planner from the indexes; it reads published rows, which anyone may read.
create function private.search_challenges(patterns text[], words text[], most integer default 500)
returns setof public.challenges
language plpgsql stable security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  -- The longest is the rarest: the indexes find it, the others are looked for in what it finds.
  first integer := (select n from unnest(words) with ordinality w (word, n) order by length(word) desc, n limit 1);
begin
  if coalesce(cardinality(patterns), 0) not between 1 and 12 or cardinality(words) is distinct from cardinality(patterns)
    or exists (select 1 from unnest(patterns || words) p where p is null or length(p) not between 1 and 400
      or p ~ '[][(){}.*+?^$\\]')
  then
    return;
  end if;
  return query
  with found as (
    select c as row, private.challenge_text(c.title, c.today, c.whom, c.better) as said
    from public.challenges c
    where c.state = 'published'
      and (
        private.challenge_text(c.title, c.today, c.whom, c.better) ~* patterns[first]
        or to_tsvector('pg_catalog.norwegian', private.challenge_text(c.title, c.today, c.whom, c.better))
          @@ plainto_tsquery('pg_catalog.norwegian', words[first])
      )
    order by c.published_at desc, c.id
    limit 5000
  ),
  complete as (
    select f.row, f.said
    from found f
    where not exists (
      select 1 from unnest(patterns, words) asked (pattern, word)
      where f.said !~* asked.pattern
        and not to_tsvector('pg_catalog.norwegian', f.said) @@ plainto_tsquery('pg_catalog.norwegian', asked.word)
    )
  )
  select (k.row).*
  from complete k
  cross join lateral (
    select sum(
      case when (k.row).title ~* asked.pattern then 4 else 0 end
      + extensions.word_similarity(asked.word, (k.row).title)
      + ts_rank(to_tsvector('pg_catalog.norwegian', k.said), plainto_tsquery('pg_catalog.norwegian', asked.word))
    ) as score
    from unnest(patterns, words) asked (pattern, word)
  ) weighed
  order by weighed.score desc, (k.row).published_at desc, (k.row).id
  limit least(most, 500);
end;
$$;

comment on function private.search_challenges(text[], text[], integer) is
  'Published challenges that have every word that is asked for, or a word that means the same, the best first.';

revoke execute on function private.search_challenges(text[], text[], integer) from public;
grant execute on function private.search_challenges(text[], text[], integer) to anon, authenticated;

create function public.search_challenges(patterns text[], words text[], most integer default 500)
returns setof public.challenges
language sql stable security invoker
set search_path = ''
begin atomic
  select * from private.search_challenges(patterns, words, most);
end;

comment on function public.search_challenges(text[], text[], integer) is
  'Search of the open API where there are too many challenges to hold in memory; see private.search_challenges.';

revoke execute on function public.search_challenges(text[], text[], integer) from public;
grant execute on function public.search_challenges(text[], text[], integer) to anon, authenticated;
