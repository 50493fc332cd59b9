/** What /personvern says is what the schema says: no column about a person without a purpose, and none invented. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purposes } from '../../src/lib/i18n/purposes';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Column = { name: string; comment: string };
const columns = (where: string): Promise<Column[]> =>
  world.sql<Column>(
    `select c.relname || '.' || a.attname as name, col_description(c.oid, a.attnum) as comment
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
       and a.attnum > 0 and not a.attisdropped and ${where}
     order by 1`
  );

/** Each purpose as the page shows it, in English. */
const shown = Object.entries(purposes).flatMap(([table, { fields }]) =>
  Object.entries(fields).map(([field, purpose]): [string, string] => [
    `${table}.${field}`,
    purpose({}, { locale: 'en' })
  ])
);

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/([^.])$/, '$1.');

describe('the purposes on /personvern', () => {
  it('are those of the comments in the schema, word for word', async () => {
    const said = (await columns(`col_description(c.oid, a.attnum) like 'Personal: %'`)).map(
      ({ name, comment }): [string, string] => [name, sentence(comment.replace(/^Personal: /, ''))]
    );
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(said));
  });

  it('cover every column that names an account', async () => {
    const rows = await columns(
      `exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
         and k.confrelid = 'auth.users'::regclass and a.attnum = any (k.conkey))`
    );
    expect(rows.filter(({ comment }) => !comment.startsWith('Personal: '))).toEqual([]);
  });

  it('are no longer than a person reads', () => {
    expect(shown.filter(([, text]) => text.length > 160)).toEqual([]);
  });
});
