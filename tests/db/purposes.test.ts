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

  /** Columns with words in tables that name a person, whose words are not about a person. */
  const notPersonal: Record<string, string> = {
    'private.access_log.entity': 'a table',
    'private.dead_addresses.code': 'what a mail server answered, a code',
    'private.letters.code': 'what a mail server answered, a code',
    'private.letters.state': 'one of a list',
    'private.sync_ops.hash': 'cannot be turned back into what was sent',
    'private.sync_ops.result': 'codes, ids and revs, never words',
    'public.consents.state': 'one of a list',
    'public.messages.side': 'one of a list',
    'public.notifications.channel': 'one of a list',
    'public.notifications.key': 'the occasion, made of ids',
    'public.notifications.state': 'one of a list',
    'public.follows.kind': 'one of a list',
    'public.interests.state': 'one of a list',
    'public.registrations.arrived_by': 'one of a list',
    'public.registrations.ended_by': 'one of a list',
    'public.registrations.state': 'one of a list',
    'public.reports.kind': 'one of a list',
    'public.reports.state': 'one of a list',
    'public.roles.role': 'one of a list',
    'public.roles.state': 'one of a list',
    'public.suggestions.language': 'one of a list',
    'public.suggestions.reason': 'one of a list',
    'public.suggestions.state': 'one of a list',
    // No table with a person in it, but words that one person writes about another's work.
    'public.calendars.key_hash': 'random; it says nothing of anybody',
    'public.challenge_events.reason':
      'as public as the step it explains; written for everyone who follows the challenge'
  };

  it('cover every column with words beside a person, but those that are listed here with the reason', async () => {
    const rows = await world.sql<{ name: string }>(
      `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'private') and a.attnum > 0 and not a.attisdropped
         and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
         and col_description(c.oid, a.attnum) not like 'Personal: %'
         and (c.relname = 'challenge_events' and a.attname = 'reason' or exists (
           select from pg_constraint k
           where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'auth.users'::regclass
         ))
       order by 1`
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(notPersonal).sort());
  });

  it('stand in three languages, each in its own words', () => {
    const said = Object.values(purposes).flatMap(({ title, fields }) =>
      [title, ...Object.values(fields)].map((purpose) =>
        (['nb', 'nn', 'en'] as const).map((locale) => purpose({}, { locale }))
      )
    );
    expect(said.length).toBeGreaterThan(50);
    for (const [nb = '', nn = '', en = ''] of said) {
      for (const text of [nb, nn, en]) expect(text).toMatch(/^\p{Lu}[^{}]+$/u);
      expect(en).not.toBe(nb);
      expect(en).not.toBe(nn);
    }
  });

  it('are no longer than a person reads', () => {
    expect(shown.filter(([, text]) => text.length > 160)).toEqual([]);
  });
});
