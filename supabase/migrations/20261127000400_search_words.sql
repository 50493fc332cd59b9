-- Search over very many challenges by their words.
--
-- Contract: what a challenge says and is filed under lies beside it as words, so that finding reads an index and ranking
-- reads no text, whatever its length. The words that are said at all lie apart, few beside the texts: by pieces of them
-- (pg_trgm) those are found that may be meant by what is typed, the server's own index says which are, and what says
-- them is found by full text.

-- Tables

create table private.challenge_words (
  challenge_id uuid primary key references public.challenges (id) on delete cascade,
  published_at timestamptz not null,
  title tsvector not null,
  said tsvector not null,
  changed_at timestamptz not null default now()
);

create table private.search_words (
  word text primary key check (length(word) between 1 and 60)
);

comment on table private.challenge_words is 'The words of each published challenge, for private.search_challenges.';
comment on column private.challenge_words.challenge_id is 'The challenge.';
comment on column private.challenge_words.published_at is 'When it was published: among equals the newest stands first.';
comment on column private.challenge_words.title is 'The words of its title.';
comment on column private.challenge_words.said is 'All its words, and ids and keys it is filed under, marked with #.';
comment on column private.challenge_words.changed_at is 'When the words were read: the job that learns them goes on from there.';

comment on table private.search_words is
  'Every word that a published challenge says. Learned every ten minutes; what nobody says any more goes within a day.';
comment on column private.search_words.word is 'In small letters, as it is written.';

-- Index

create index challenge_words_said on private.challenge_words using gin (said);
create index challenge_words_title on private.challenge_words using gin (title);
create index search_words_pieces on private.search_words using gin (word extensions.gin_trgm_ops);

comment on index private.challenge_words_said is 'Which challenges say a word or are filed so: private.search_challenges.';
comment on index private.challenge_words_title is 'Which have a word in the title: private.search_challenges.';
comment on index private.search_words_pieces is 'Words by pieces of them: private.words_near.';

-- RLS

alter table private.challenge_words enable row level security;
alter table private.search_words enable row level security;

-- Functions: words

create function private.words_in(said text) returns text[]
language sql immutable parallel safe set search_path = ''
return array(
  select distinct left(word, 60)
  from regexp_split_to_table(lower(normalize(said, NFC)), '[^[:alnum:]]+') word
  where word <> ''
);

comment on function private.words_in(text) is
  'The words of a text in small letters, each once. The same as `wordsOf` in TypeScript.';

create function private.words_of(c public.challenges) returns private.challenge_words
language sql stable set search_path = ''
return (
  c.id,
  c.published_at,
  array_to_tsvector(private.words_in(c.title)),
  array_to_tsvector(
    private.words_in(concat_ws(E'\n', c.title, c.today, c.whom, c.better, c.requires, c.place, c.expected_effect,
      c.data_field, c.policy_reference))
    || array(
      select '#' || label
      from unnest(array[c.theme_id, c.second_theme_id, c.organisation_id]::text[]
        || c.technology_ids::text[] || c.kinds::text[] || c.topic_keys) label
      where label is not null
    )
  ),
  now()
)::private.challenge_words;

comment on function private.words_of(public.challenges) is
  'What a challenge says and is filed under, as words. The same parts as in `challengeDocument` in TypeScript.';

create function private.keep_challenge_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'published' then
    insert into private.challenge_words select * from private.words_of(new)
    on conflict (challenge_id) do update
    set published_at = excluded.published_at, title = excluded.title, said = excluded.said, changed_at = excluded.changed_at;
  else
    delete from private.challenge_words w where w.challenge_id = new.id;
  end if;
  return null;
end;
$$;

comment on function private.keep_challenge_words() is 'Keeps private.challenge_words in step.';

create trigger keep_challenge_words
after insert or update of state, published_at, title, today, whom, better, requires, place, expected_effect, data_field,
  policy_reference, theme_id, second_theme_id, organisation_id, technology_ids, kinds, topic_keys
on public.challenges
for each row execute function private.keep_challenge_words();

comment on trigger keep_challenge_words on public.challenges is 'Search finds what is published, as it is written now.';

create function private.job_search_words(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  -- A writing that was under way at the last run has an earlier time.
  since timestamptz := (select j.ran_at - interval '10 minutes' from private.jobs j where j.name = 'search_words');
  learned int;
begin
  insert into private.search_words (word)
  select distinct word
  from private.challenge_words w, unnest(tsvector_to_array(w.said)) word
  where (since is null or w.changed_at > since) and left(word, 1) <> '#'
  on conflict do nothing;
  get diagnostics learned = row_count;
  return learned::text;
end;
$$;

comment on function private.job_search_words(timestamptz) is
  'Learns the words of challenges that changed since the last run. Not as they are written: two who publish would wait for each other.';

create function private.job_purge_search_words(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.search_words s
  where not exists (
    select from private.challenge_words w where w.said @@ quote_literal(s.word)::tsquery
  );
  get diagnostics purged = row_count;
  return purged::text;
end;
$$;

comment on function private.job_purge_search_words(timestamptz) is 'Forgets words that no published challenge says.';

insert into private.jobs (name, every) values ('search_words', '10 minutes'), ('purge_search_words', '1 day');

-- Functions: search. Definer, since nobody reads these tables; what they answer is published.

drop function public.search_challenges(text[], text[], integer, text[]);
drop function private.search_challenges(text[], text[], integer, text[]);

create function private.words_near(pattern text, word text) returns setof text
language plpgsql stable set search_path = '' as $$
declare
  parts text[] := string_to_array(pattern, '|');
  -- Long ones anywhere in a word, three letters where it begins or ends, since they stand in many words by chance.
  wanted text := (
    select string_agg(
      case when length(part) > 3 then part when length(part) = 3 then format('^%s|%s.{0,2}$', part, part) else '^' || part end, '|'
    )
    from unnest(parts) part
  );
begin
  return query select s.word from private.search_words s where s.word ~ wanted order by length(s.word), s.word limit 1000;
  if exists (select from private.search_words s where s.word ~ parts[1]) then
    return;
  end if;
  -- Also where it is a misprint of the beginning of a longer word.
  perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
  return query
  select s.word from private.search_words s
  where s.word operator(extensions.%>) words_near.word and left(s.word, 1) = left(words_near.word, 1)
  order by extensions.word_similarity(words_near.word, s.word) desc, s.word
  limit 200;
end;
$$;

comment on function private.words_near(text, text) is
  'Words that are said and may be meant by one that is typed: those with a part of the pattern in them, and where none has the first part, which is the word itself, those with most of its pieces.';

create function private.words_meant(patterns text[], words text[]) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  if coalesce(cardinality(patterns), 0) not between 1 and 12 or cardinality(words) is distinct from cardinality(patterns)
    or exists (select 1 from unnest(patterns || words) p where p is null or length(p) not between 1 and 400
      or p ~ '[][(){}.*+?^$\\]' or p ~ '^\||\|\||\|$')
  then
    return '{}';
  end if;
  return array(
    select distinct near
    from unnest(patterns, words) typed (pattern, word)
    cross join lateral private.words_near(pattern, word) near
    order by near
  );
end;
$$;

comment on function private.words_meant(text[], text[]) is
  'Words of published challenges that may be meant by those typed (patterns: for each its stem, then other beginnings of words that mean the same, with | between). The server''s own index says which are.';

create function private.search_challenges(words text[], meant jsonb, most integer default 500)
returns setof public.challenges
-- Of a query with a hundred words the planner expects many times what there is, and would read every row instead.
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
#variable_conflict use_column
declare
  terms tsquery[];
  asked tsquery;
begin
  -- No longer lists: 4,000 words in one are answered, of 8,000 the embedded database dies.
  if coalesce(cardinality(words), 0) not between 1 and 12
    or exists (select 1 from unnest(words) w where w is null or length(w) not between 1 and 400 or w ~ '\\')
    or jsonb_typeof(meant) is distinct from 'array' or jsonb_array_length(meant) <> cardinality(words)
    or jsonb_path_exists(meant, 'strict $[*] ? (@.type() != "array" || @.size() > 2000)')
    or jsonb_path_exists(meant, 'strict $[*][*] ? (@.type() != "string" || @ == "" || @ like_regex "\\\\")', silent => true)
    or length(meant::text) > 600000
  then
    return;
  end if;
  select array_agg(term), (string_agg('(' || term::text || ')', '&'))::tsquery into terms, asked
  from (
    -- What is typed is found at the beginning of a word also before that word has been learned.
    select (
      quote_literal(word) || ':*'
      || coalesce((select string_agg('|' || quote_literal(other), '') from jsonb_array_elements_text(others) other), '')
    )::tsquery as term
    from rows from (unnest(words), jsonb_array_elements(meant)) typed (word, others)
  ) each_term;
  return query
  with titled as (
    select w.challenge_id, count(*) as terms
    from unnest(terms) term
    join private.challenge_words w on w.title @@ term
    group by w.challenge_id
  ),
  best as (
    select w.challenge_id, coalesce(t.terms, 0) as terms, w.published_at
    from private.challenge_words w
    left join titled t on t.challenge_id = w.challenge_id
    where w.said @@ asked
    order by 2 desc, 3 desc, 1
    limit least(most, 500)
  )
  select c.*
  from best b
  join public.challenges c on c.id = b.challenge_id
  order by b.terms desc, b.published_at desc, b.challenge_id;
end;
$$;

comment on function private.search_challenges(text[], jsonb, integer) is
  'Published challenges that have every word that is typed, each also as one of the words meant by it or filed under what is called so (meant: for each a list of words, and of ids and keys with # before them); those with most of them in the title first, then the newest.';

create function public.words_meant(patterns text[], words text[]) returns text[]
language sql stable security invoker set search_path = ''
return private.words_meant(patterns, words);

comment on function public.words_meant(text[], text[]) is
  'Words that may be meant by what is typed, where there are too many challenges to hold in memory; see private.words_meant.';

create function public.search_challenges(words text[], meant jsonb, most integer default 500)
returns setof public.challenges
language sql stable security invoker set search_path = ''
begin atomic
  select * from private.search_challenges(words, meant, most);
end;

comment on function public.search_challenges(text[], jsonb, integer) is
  'Search of the open API where there are too many challenges to hold in memory; see private.search_challenges.';

-- What the old search stood on

drop index public.challenges_text_pieces;
drop index public.challenges_text_words;
drop index public.challenges_filed;
drop function private.challenge_text(text, text, text, text, text, text, text, text, text);
drop function private.challenge_filed(uuid, uuid, uuid, uuid[], text[], text[]);

-- Grants

revoke execute on function private.words_in(text), private.words_of(public.challenges), private.keep_challenge_words(),
  private.job_search_words(timestamptz), private.job_purge_search_words(timestamptz), private.words_near(text, text),
  private.words_meant(text[], text[]), private.search_challenges(text[], jsonb, integer), public.words_meant(text[], text[]),
  public.search_challenges(text[], jsonb, integer) from public;
grant execute on function private.words_meant(text[], text[]), private.search_challenges(text[], jsonb, integer),
  public.words_meant(text[], text[]), public.search_challenges(text[], jsonb, integer) to anon, authenticated;

-- What is published already

insert into private.challenge_words
select words.* from public.challenges c cross join private.words_of(c) words where c.state = 'published';
