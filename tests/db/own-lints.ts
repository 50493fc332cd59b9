/**
 * What Supabase's lints miss. Each query answers the objects at fault in `public` and `private`, as text.
 * tests/db/known-bad.sql makes one fault for each.
 */
import { openEntities } from '../../src/lib/domain/rows';
import { openTables } from './open-tables';

const ours = `(select oid from pg_namespace where nspname in ('public', 'private'))`;

const tablesWithout = (comment: string, condition: string): string => `
  select c.oid::regclass || ' ${comment}' as fault from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace in ${ours} and ${condition}`;

export const ownLints: Record<string, string> = {
  'a function with the owner’s rights in the exposed schema': `
    select oid::regprocedure::text as fault from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace`,

  'a function without an empty search_path': `
    select oid::regprocedure::text as fault from pg_proc
    where pronamespace in ${ours} and not coalesce('search_path=""' = any (proconfig), false)`,

  'a table without row level security': tablesWithout('has none', 'not c.relrowsecurity'),

  'a policy for everyone': `
    select polrelid::regclass || ' ' || polname as fault from pg_policy where 0 = any (polroles)`,

  'a policy that lets everyone read what may be about a person': `
    select polrelid::regclass || ' ' || polname as fault from pg_policy p join pg_class c on c.oid = p.polrelid
    where pg_get_expr(polqual, polrelid) = 'true' and c.relname <> all ('{${[...openTables, ...openEntities].join(',')}}')`,

  'a question about one row that makes the list of all': `
    select oid::regprocedure::text as fault from pg_proc
    where pronamespace in ${ours} and prosrc ~ '\\min \\(select private\\.my_'`,

  'a policy that lets anyone write': `
    select polrelid::regclass || ' ' || polname as fault from pg_policy where polcmd <> 'r'`,

  'a policy that asks who it is once for each row': `
    select polrelid::regclass || ' ' || polname as fault from pg_policy
    where regexp_replace(pg_get_expr(polqual, polrelid), 'SELECT auth\\.uid\\(\\)', '', 'g') like '%auth.uid()%'`,

  'a function that anyone may run': `
    select p.oid::regprocedure::text as fault
    from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace in ${ours} and a.grantee = 0`,

  'a right to do more than look': `
    select distinct c.oid::regclass || ' ' || a.privilege_type as fault from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace in ${ours} and a.grantee <> c.relowner and a.privilege_type <> 'SELECT'`,

  'a right on a column': `
    select attrelid::regclass || '.' || attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attacl is not null and c.relnamespace in ${ours}`,

  'a table in private that is granted': `
    select c.oid::regclass::text as fault from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'private'::regnamespace and a.grantee <> c.relowner`,

  'a person in what visitors read': `
    select conrelid::regclass::text as fault from pg_constraint
    where contype = 'f' and confrelid = 'auth.users'::regclass and has_table_privilege('anon', conrelid, 'select')`,

  'a view with the owner’s rights': `
    select c.oid::regclass::text as fault from pg_class c
    where c.relkind in ('v', 'm') and c.relnamespace in ${ours}
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`,

  'a foreign key without an index': `
    select k.conrelid::regclass || ' ' || k.conname as fault from pg_constraint k
    where k.contype = 'f' and k.connamespace in ${ours} and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0 : cardinality(k.conkey) - 1] @> k.conkey
    )`,

  'a table without a comment': tablesWithout('has none', `obj_description(c.oid, 'pg_class') is null`),

  'a column without a comment': `
    select attrelid::regclass || '.' || attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'p', 'v') and c.relnamespace in ${ours} and a.attnum > 0 and not a.attisdropped
      and col_description(a.attrelid, a.attnum) is null`,

  'a function without a comment': `
    select oid::regprocedure::text as fault from pg_proc
    where pronamespace in ${ours} and obj_description(oid, 'pg_proc') is null`,

  'a policy without a comment': `
    select polrelid::regclass || ' ' || polname as fault from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace in ${ours} and obj_description(p.oid, 'pg_policy') is null`,

  'a trigger without a comment': `
    select tgrelid::regclass || ' ' || tgname as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace in ${ours} and obj_description(t.oid, 'pg_trigger') is null`,

  'an index of no constraint without a comment': `
    select i.indexrelid::regclass::text as fault from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace in ${ours} and obj_description(c.oid, 'pg_class') is null
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,

  'a type without a comment': `
    select t.oid::regtype::text as fault from pg_type t left join pg_class c on c.oid = t.typrelid
    where t.typnamespace in ${ours} and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
      and obj_description(t.oid, 'pg_type') is null`,

  'a table that phones hold without a feed or a count of changes': `
    select c.oid::regclass || ' ' || t.name as fault from pg_class c, (values ('feed'), ('stamp')) t (name)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname <> all ('{${openEntities.join(',')}}')
      and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = t.name)`
};
