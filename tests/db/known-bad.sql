-- One fault, at least, for each lint of own-lints.ts. Made in a transaction that is taken back.
create table public.bad (
  id uuid primary key,
  person_id uuid references auth.users (id)
);
grant select, insert, truncate, references, trigger on public.bad to anon;
grant update (person_id) on public.bad to authenticated;
create policy bad_everyone on public.bad for select using (true);
create policy bad_rows on public.bad for select to authenticated using (person_id = auth.uid());
create policy bad_write on public.bad for update to authenticated using (true) with check (true);

create function public.bad() returns int language sql security definer as 'select 1';
grant execute on function public.bad() to public;

create function private.bad(challenge uuid) returns boolean language sql stable security definer as
  'select challenge in (select private.my_challenges_to_answer())';

create view public.bad_view as select * from public.profiles;
create table private.bad (id int);
grant select on private.bad to authenticated;
create index bad_index on private.bad (id) where id > 0;
create trigger bad before insert on private.bad for each row execute function private.stamp();
create type private.bad_type as (n int);
