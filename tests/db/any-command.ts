/**
 * Operations drawn from the catalogue: the rules of `private.commands` say what each argument may be, so a new command
 * is tried the day it is made. Ids are those of rows that exist, mostly of the table that the field names.
 */
import type { CommandName } from '../../src/lib/domain/registry';
import type { World } from './world';

/** Whatever is asked in SQL. */
type Sql = Pick<World, 'sql'>;

type Rule = {
  type:
    | 'text'
    | 'id'
    | 'ids'
    | 'day'
    | 'whole'
    | 'choice'
    | 'list'
    | 'flag'
    | 'url'
    | 'time'
    | 'times'
    | 'texts'
    | 'counts';
  required?: boolean;
  nullable?: boolean;
  min?: number;
  max?: number;
  each?: number;
  of?: string[];
};
export type Catalogue = Map<CommandName, Record<string, Rule>>;

/** What arguments are drawn from: numbers in [0, 1). */
type Chance = () => number;

export const catalogue = async (world: Sql): Promise<Catalogue> => {
  const rows = await world.sql<{ name: CommandName; arguments: Record<string, Rule> }>(
    'select name, arguments from private.commands order by name'
  );
  return new Map(rows.map((row) => [row.name, row.arguments]));
};

/** The ids there are now, by table; people stand under `persons`. */
export type Ids = Record<string, string[]>;

export const idsNow = async (world: Sql): Promise<Ids> => {
  const tables = await world.sql<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id')`
  );
  const parts = tables.map(({ name }) => `select '${name}' as name, id::text from public.${name}`);
  const rows = await world.sql<{ name: string; ids: string[] }>(
    `select name, array_agg(id order by id) as ids from (
       ${[...parts, `select 'persons', id::text from auth.users`].join(' union all ')}
     ) t group by name`
  );
  return Object.fromEntries(rows.map(({ name, ids }) => [name, ids]));
};

const pick = <Item>(chance: Chance, items: readonly Item[]): Item | undefined =>
  items[Math.floor(chance() * items.length)];

/** `second_theme_id` → the ids of themes; `id` → those of the command's room; else any. */
const idsFor = (ids: Ids, room: string, field: string): string[] => {
  const last =
    field
      .replace(/_ids?$/, '')
      .split('_')
      .at(-1) ?? '';
  return (field === 'id' ? ids[room] : ids[`${last}s`]) ?? Object.values(ids).flat();
};

const value = (rule: Rule, chance: Chance, ids: string[]): unknown => {
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  switch (rule.type) {
    case 'text':
      return `Ord ${between(1, 9_999_999)} ${'og flere ord '.repeat(3)}`
        .padEnd(rule.min ?? 0, 'e')
        .slice(0, rule.max);
    case 'whole':
      return between(rule.min ?? 0, rule.max ?? 100);
    case 'choice':
      return pick(chance, rule.of ?? []);
    case 'list':
      return (rule.of ?? []).filter(() => chance() < 0.4).slice(0, rule.max);
    case 'flag':
      return chance() < 0.5;
    case 'url':
      return `https://example.org/${between(1, 9)}`;
    case 'day':
      return `2027-0${between(1, 9)}-1${between(0, 9)}`;
    case 'time':
      return `2040-0${between(1, 9)}-1${between(0, 9)}T0${between(0, 9)}:00:00.000Z`;
    case 'times':
      return [`2041-0${between(1, 9)}-01T08:00:00.000Z`, `2042-0${between(1, 9)}-01T08:00:00.000Z`];
    case 'texts':
      return ['Hva vil du snakke om?', 'Hvor kommer du fra?'].slice(0, between(0, 2));
    case 'counts':
      return Object.fromEntries(
        (rule.of ?? []).filter(() => chance() < 0.2).map((key) => [key, between(1, 5)])
      );
    case 'id':
      return chance() < 0.15 ? crypto.randomUUID() : pick(chance, ids);
    case 'ids':
      return [...new Set(ids)].filter(() => chance() < 0.1).slice(0, rule.max ?? 3);
  }
};

/** Arguments that keep every rule of the command's form, about rows that exist or not. */
export const drawArgs = (
  rules: Record<string, Rule>,
  name: CommandName,
  ids: Ids,
  chance: Chance
): Record<string, unknown> => {
  const room = name.split('.')[0] ?? '';
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, { required }]) => required || chance() < 0.3)
      .map(([field, rule]) => [
        field,
        rule.nullable && chance() < 0.2 ? null : value(rule, chance, idsFor(ids, room, field))
      ])
  );
};
