import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOrganisationNumber } from '../../src/lib/domain/organisations/number';
import { places } from './people';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const judge = async (numbers: string[]): Promise<(boolean | null)[]> =>
  (
    await world.sql<{ valid: boolean | null }>(
      'select private.is_organisation_number(value) as valid from unnest($1::text[]) with ordinality n (value, i) order by i',
      [numbers]
    )
  ).map(({ valid }) => valid);

describe('an organisation number', () => {
  it('is judged alike in SQL and TypeScript', async () => {
    const digits = fc.stringMatching(/^\d{9}$/);
    const other = fc.string({ maxLength: 12 }).filter((text) => !text.includes('\0'));
    const many = fc.array(fc.oneof({ weight: 9, arbitrary: digits }, { weight: 1, arbitrary: other }), {
      minLength: 200,
      maxLength: 300
    });
    await fc.assert(
      fc.asyncProperty(many, async (numbers) => {
        expect(await judge(numbers)).toEqual(numbers.map(isOrganisationNumber));
      }),
      { numRuns: 20 }
    );
  });

  it('of a real organisation is valid, and no other last digit is', async () => {
    const others = Array.from({ length: 10 }, (_, digit) => `97476788${digit}`);
    expect(await judge(others)).toEqual(others.map((number) => number === '974767880'));
  });

  it('has no valid last digit where the remainder is 1', async () => {
    const found: string[] = [];
    for (let start = 0; found.length === 0; start += 1) {
      const stem = String(80_000_000 + start);
      const all = Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`);
      if ((await judge(all)).every((valid) => !valid)) found.push(stem);
    }
    expect(found).toHaveLength(1);
  });
});

describe('the tree', () => {
  const refusedInsert = (columns: string, values: string) =>
    world
      .sql(
        `insert into public.organisations (slug, name_nb, name_nn, name_en, ${columns}) values ('x', 'x', 'x', 'x', ${values})`
      )
      .then(() => null)
      .catch((error: unknown) => error);

  it('holds no number without a valid check digit, and no municipality number of another form', async () => {
    const violation = { code: '23514' };
    expect(await refusedInsert('kind, number', `'university', '974767881'`)).toMatchObject(violation);
    expect(await refusedInsert('kind, municipality_number', `'municipality', '347'`)).toMatchObject(
      violation
    );
  });

  it('has units below something, and nothing above a municipality', async () => {
    const violation = { code: '23514' };
    expect(await refusedInsert('kind', `'unit'`)).toMatchObject(violation);
    expect(await refusedInsert('kind, parent_id', `'municipality', '${places.gjovik}'`)).toMatchObject(
      violation
    );
  });

  it('finds the root from any depth', async () => {
    const [deep] = await world.sql<{ id: string }>(
      `insert into public.organisations (parent_id, kind, slug, name_nb, name_nn, name_en)
       values ($1, 'unit', 'deep', 'x', 'x', 'x') returning id`,
      [places.care]
    );
    const rootOf = async (id: string | undefined) =>
      (await world.sql<{ root: string }>('select private.root_of($1) as root', [id]))[0]?.root;
    expect(await rootOf(deep?.id)).toBe(places.gjovik);
    expect(await rootOf(places.gjovik)).toBe(places.gjovik);
    expect(await rootOf(places.theme)).toBeNull();
  });
});
