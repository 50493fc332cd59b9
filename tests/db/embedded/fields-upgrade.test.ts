/** Texts that challenges had before service areas and fields were terms: each becomes one, and nothing is lost. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/lib/server/embedded/migrate';
import { people, places } from '../people';
import { folder, openEmpty, supabase } from './support/world';

/** The last migration with texts. */
const last = '20261122000060';
const migrations = join(supabase, 'migrations');

it('every text is a term of its partnership, in use where it stood, and what stood together is linked', async () => {
  const path = join(folder(), 'migrations');
  mkdirSync(path);
  for (const file of readdirSync(migrations).filter((name) => name.slice(0, last.length) <= last))
    cpSync(join(migrations, file), join(path, file));
  const database = await openEmpty();
  await migrate(database, path);
  await database.exec(`
    insert into public.organisations (id, kind, slug, name_nb, name_nn, name_en) values
      ('${places.gjovik}', 'municipality', 'gjovik', 'Gjøvik', 'Gjøvik', 'Gjøvik');
    insert into public.partnerships (id, slug, name_nb, name_nn, name_en) values
      ('${places.gjovikPartnership}', 'gjovik-ntnu', 'Gjøvik', 'Gjøvik', 'Gjøvik'),
      ('${places.trondheimPartnership}', 'trondheim-ntnu', 'Trondheim', 'Trondheim', 'Trondheim');
    insert into auth.users (id, email) values ('${people.contact}', 'kontakt@gjovik.kommune.no')`);
  const texts: [partnership: string, area: string, field: string][] = [
    [places.gjovikPartnership, 'Hjemmetjenester', 'Sykepleievitenskap'],
    [places.gjovikPartnership, 'Hjemmetjenester', 'Informatikk'],
    [places.gjovikPartnership, 'Hjemmetjenester', 'Sykepleievitenskap'],
    [places.gjovikPartnership, 'Veg & vann – «grått»', ''],
    [places.gjovikPartnership, '', 'x'.repeat(120)],
    [places.gjovikPartnership, '', ''],
    [places.trondheimPartnership, 'Hjemmetjenester', 'Informatikk']
  ];
  const links = ['https://ntnu.no/a', 'http://NTNU.no/a/?utm_source=b'];
  const ids = texts.map(() => randomUUID());
  for (const [n, [partnership, area, field]] of texts.entries())
    await database.query(
      `insert into public.challenges
         (id, partnership_id, organisation_id, service_area, research_field, state, slug, published_at, source_url)
       values ($1, $2, $3, $4, $5, 'published', $6, '2026-03-01T23:30:00Z'::timestamptz + $7 * interval '1 day', $8)`,
      [ids[n], partnership, places.gjovik, area, field, `sak-${n}`, n, links[n] ?? null]
    );
  const [theme] = await database.query<{ id: string }>(
    `insert into public.themes (key, name_nb, name_nn, name_en, position, valid_from, former_names)
     values ('smart', 'Smart kommune', 'Smart kommune', 'Smart city', 1, '2018-01-01', '{Smartby}') returning id`
  );
  await migrate(database, migrations);

  const now = await database.query<{ id: string; partnership_id: string; area: string; field: string }>(
    `select c.id, c.partnership_id, coalesce(a.name_nb, '') as area, coalesce(f.name_nb, '') as field
     from public.challenges c
     left join public.service_areas a on a.id = c.service_area_id and a.partnership_id = c.partnership_id
     left join public.research_fields f on f.id = c.research_field_id and f.partnership_id = c.partnership_id`
  );
  expect(ids.map((id) => now.find((row) => row.id === id))).toEqual(
    texts.map(([partnership_id, area, field], n) => ({ id: ids[n], partnership_id, area, field }))
  );
  const count = (table: string) =>
    database.query(`select 1 from public.${table}`).then((rows) => rows.length);
  expect([await count('service_areas'), await count('research_fields'), await count('field_links')]).toEqual([
    3, 4, 3
  ]);
  // Phones hear of the new terms.
  expect(
    (await database.query(`select 1 from private.sync_feed where entity = 'service_areas' and not gone`))
      .length
  ).toBe(3);
  const [first] = await database.query<{ from: string }>(
    `select valid_from::text as from from public.service_areas where name_nb = 'Hjemmetjenester' and partnership_id = $1`,
    [places.gjovikPartnership]
  );
  expect(first?.from).toBe('2026-03-02');
  expect(await database.query('select former_names from public.themes where id = $1', [theme?.id])).toEqual([
    { former_names: [{ name: 'Smartby', until: null }] }
  ]);
  // One link, spelled twice: it stays where it was published first.
  expect(
    await database.query('select id, source_url from public.challenges where source_url is not null')
  ).toEqual([{ id: ids[0], source_url: links[0] }]);
}, 180_000);
