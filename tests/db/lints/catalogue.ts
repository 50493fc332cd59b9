import type pg from 'pg';

const schemas = `in ('public'::regnamespace, 'private'::regnamespace)`;
const ours = (alias: string): string =>
  `not exists (select from pg_depend d where d.objid = ${alias}.oid and d.deptype = 'e')`;

/**
 * Rules that the public lints do not know, each as a query that lists what breaks it. Row security stops none of
 * these: a definer function is the schema's owner, TRUNCATE ignores policies, PUBLIC is everybody.
 */
const rules = {
  'a definer function in an exposed schema': `
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and ${ours('p')}`,
  'a function without an empty search path': `
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace ${schemas} and p.prokind = 'f'
      and not ('search_path=""' = any(coalesce(p.proconfig, '{}'))) and ${ours('p')}`,
  'execute for everybody': `
    select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace ${schemas}
      and a.grantee = 0 and a.privilege_type = 'EXECUTE' and ${ours('p')}`,
  'a right on a table besides reading': `
    select format('%s %s %s', a.grantee::regrole, a.privilege_type, c.oid::regclass)
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace ${schemas} and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (a.grantee = 0 or a.grantee::regrole::text in ('anon', 'authenticated')) and a.privilege_type <> 'SELECT'`,
  'a right on a column besides reading': `
    select format('%s %s %s.%s', a.grantee::regrole, a.privilege_type, t.attrelid::regclass, t.attname)
    from pg_attribute t join pg_class c on c.oid = t.attrelid, aclexplode(t.attacl) a
    where c.relnamespace ${schemas}
      and (a.grantee = 0 or a.grantee::regrole::text in ('anon', 'authenticated')) and a.privilege_type <> 'SELECT'`,
  'a table without row security': `
    select c.oid::regclass::text from pg_class c
    where c.relnamespace ${schemas} and c.relkind in ('r', 'p')
      and not c.relrowsecurity`,
  'a policy that shows every row of a table that is not a public catalogue': `
    select format('%s on %s.%s', policyname, schemaname, tablename) from pg_policies
    where schemaname in ('public', 'private') and qual = 'true'
      and tablename not in ('themes', 'organisations', 'partnerships', 'partnership_members')`,
  'a policy that names no role': `
    select format('%s on %s.%s', policyname, schemaname, tablename) from pg_policies
    where schemaname in ('public', 'private') and 'public' = any(roles)`,
  'a table, column or function without a comment': `
    select c.oid::regclass::text from pg_class c
    where c.relnamespace ${schemas} and c.relkind in ('r', 'p', 'v')
      and obj_description(c.oid, 'pg_class') is null
    union all
    select format('%s.%s', c.oid::regclass, t.attname) from pg_class c join pg_attribute t on t.attrelid = c.oid
    where c.relnamespace ${schemas} and c.relkind in ('r', 'p', 'v')
      and t.attnum > 0 and not t.attisdropped and col_description(c.oid, t.attnum) is null
    union all
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace ${schemas}
      and obj_description(p.oid, 'pg_proc') is null and ${ours('p')}`
};

export type Rule = keyof typeof rules;
export const ruleNames = Object.keys(rules) as Rule[];

/** Everything in the schemas public and private that breaks the rule. */
export const breaches = async (client: pg.Client, rule: Rule): Promise<string[]> => {
  const { rows } = await client.query<[string]>({ text: `${rules[rule]} order by 1`, rowMode: 'array' });
  return rows.map(([breach]) => breach);
};
