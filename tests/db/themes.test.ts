/** Terms (themes, technologies, service areas, fields): a partnership's own, renamed, closed and replaced without losing what they were. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Theme } from '../../src/lib/domain/themes/theme';
import { places, type Person } from './people';
import { termArgs } from './stories';
import { op, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const code = ({ status, code, field }: OpResult): string =>
  code ? [code, field].filter(Boolean).join(' ') : status;

describe.each(['themes', 'technologies', 'service_areas', 'research_fields'] as const)('%s', (room) => {
  const row = async (id: string): Promise<Theme> => {
    const [found] = await world.sql<{ row: Theme }>(
      `select to_jsonb(t) as row from public.${room} t where id = $1`,
      [id]
    );
    if (!found) throw new Error('no such term');
    return found.row;
  };
  const made = async (rest: object = {}): Promise<string> => {
    const args = { ...termArgs(), ...rest };
    await world.apply('coordinator', op(`${room}.save`, args));
    return args.id;
  };
  const change = async (id: string, patch: object, actor: Person = 'coordinatorNtnu'): Promise<string> => {
    const { rev } = await row(id);
    return code(await world.send(actor, op(`${room}.save`, { id, ...patch }, { base_rev: rev })));
  };

  it('keep the names they had with the day each ended, and their name in the URL', async () => {
    const id = await made({ name_nb: 'Ærlig øl' });
    const { key } = await row(id);
    expect(key).toBe(`aerlig-ol-${id.slice(0, 6)}`);
    const [{ today } = { today: '' }] = await world.sql<{ today: string }>(
      'select private.oslo_day(now())::text as today'
    );
    expect(await change(id, { name_nb: 'Folkehelse og mestring' })).toBe('applied');
    expect(await change(id, { name_nb: 'Mestring' })).toBe('applied');
    expect(await row(id)).toMatchObject({
      key,
      name_nb: 'Mestring',
      former_names: [
        { name: 'Folkehelse og mestring', until: today },
        { name: 'Ærlig øl', until: today }
      ]
    });
    expect(await change(id, { name_nb: 'Ærlig øl' })).toBe('applied');
    expect((await row(id)).former_names.map(({ name }) => name)).toEqual([
      'Folkehelse og mestring',
      'Mestring'
    ]);
    // A name that ended long ago keeps its day.
    await world.sql(
      `update public.${room} set former_names = '[{"name": "Smartby", "until": "2022-03-01"}]' where id = $1`,
      [id]
    );
    expect(await change(id, { name_nb: 'Livsmestring' })).toBe('applied');
    expect((await row(id)).former_names).toEqual([
      { name: 'Smartby', until: '2022-03-01' },
      { name: 'Ærlig øl', until: today }
    ]);
  });

  it('close and point to the one that took their place, never in a ring', async () => {
    const [first, second, third] = [await made(), await made(), await made()];
    expect(await change(first, { valid_to: '2027-06-30', successor_id: second })).toBe('applied');
    expect(await change(second, { successor_id: third })).toBe('applied');
    expect(await change(third, { successor_id: first })).toBe('invalid successor_id');
    expect(await change(third, { successor_id: third })).toBe('invalid successor_id');
    expect(await change(third, { successor_id: randomUUID() })).toBe('unknown_reference successor_id');
    expect(await change(first, { valid_to: '2025-12-31' })).toBe('invalid valid_to');
    expect(await change(first, { valid_to: null, successor_id: null })).toBe('applied');
  });

  it('belong to one partnership: another’s coordinator neither changes them nor points to them', async () => {
    const id = await made();
    expect(await change(id, { name_en: 'Mine' }, 'coordinatorTrondheim')).toBe('not_allowed');
    const theirs = { ...termArgs(), partnership_id: places.trondheimPartnership };
    expect(code(await world.send('coordinator', op(`${room}.save`, theirs)))).toBe('not_allowed');
    await world.apply('coordinatorTrondheim', op(`${room}.save`, theirs));
    expect(await change(id, { successor_id: theirs.id })).toBe('invalid successor_id');
    expect(await change(id, { partnership_id: places.trondheimPartnership })).toBe('invalid partnership_id');
  });

  it('have a key that is theirs once, and that those of other partnerships may share', async () => {
    const key = `felles-${randomUUID().slice(0, 8)}`;
    const insert = (partnership: string | null) =>
      world.sql(
        `insert into public.${room} (partnership_id, key, name_nb, name_nn, name_en, position, valid_from)
         values ($1, $2, 'Smart', 'Smart', 'Smart', 1, '2018-01-01')`,
        [partnership, key]
      );
    for (const partnership of [places.gjovikPartnership, places.trondheimPartnership, null]) {
      await insert(partnership);
      await expect(insert(partnership)).rejects.toMatchObject({ code: '23505' });
    }
  });

  it('that are common become a partnership’s own by their key, and step aside there alone', async () => {
    const common = randomUUID();
    const key = `felles-${common.slice(0, 8)}`;
    await world.sql(
      `insert into public.${room} (id, key, name_nb, name_nn, name_en, position, valid_from)
       values ($1, $2, 'Smartby', 'Smartby', 'Smart city', 1, '2018-01-01')`,
      [common, key]
    );
    const open = async (term: string, partnership: string) =>
      (
        await world.sql<{ open: boolean }>(
          `select private.term_open('${room}', $1, $2, '2026-06-01') as open`,
          [term, partnership]
        )
      )[0]?.open;
    expect(await open(common, places.gjovikPartnership)).toBe(true);
    const own = await made({ same_as_id: common });
    expect(await row(own)).toMatchObject({ key, partnership_id: places.gjovikPartnership });
    expect(await change(own, { name_nb: 'Smart kommune' })).toBe('applied');
    expect(await change(own, { same_as_id: common })).toBe('invalid same_as_id');
    expect([await open(own, places.gjovikPartnership), await open(common, places.gjovikPartnership)]).toEqual(
      [true, false]
    );
    expect(await open(common, places.trondheimPartnership)).toBe(true);
    const again = { ...termArgs(), same_as_id: common };
    expect(code(await world.send('coordinator', op(`${room}.save`, again)))).toBe('already_exists');
    expect(
      code(await world.send('coordinator', op(`${room}.save`, { ...termArgs(), same_as_id: randomUUID() })))
    ).toBe('unknown_reference same_as_id');
  });

  it('that are common to all are changed by no coordinator', async () => {
    const id = randomUUID();
    await world.sql(
      `insert into public.${room} (id, key, name_nb, name_nn, name_en, position, valid_from)
       values ($1, $2, 'Felles', 'Felles', 'Common', 1, '2018-01-01')`,
      [id, `felles-${id.slice(0, 8)}`]
    );
    expect(await change(id, { name_en: 'Mine' })).toBe('not_allowed');
    expect(await change(await made(), { successor_id: id })).toBe('applied');
  });

  it('need all that makes one, the first time', async () => {
    for (const field of ['partnership_id', 'name_nb', 'name_nn', 'name_en', 'position', 'valid_from']) {
      const args = Object.fromEntries(Object.entries(termArgs()).filter(([key]) => key !== field));
      expect(code(await world.send('coordinator', op(`${room}.save`, args as { id: string })))).toBe(
        `missing ${field}`
      );
    }
    expect(
      code(await world.send('coordinator', op(`${room}.save`, { id: randomUUID() }, { base_rev: 2 })))
    ).toBe('not_found id');
    const nowhere = { ...termArgs(), partnership_id: randomUUID() };
    expect(code(await world.send('coordinator', op(`${room}.save`, nowhere)))).toBe(
      'unknown_reference partnership_id'
    );
  });

  it('merge changes of different fields, and give back those of the same one', async () => {
    const id = await made();
    const save = (patch: object) =>
      world.send('coordinator', op(`${room}.save`, { id, ...patch }, { base_rev: 1 }));
    expect(code(await save({ name_en: 'Health' }))).toBe('applied');
    expect(code(await save({ position: 3 }))).toBe('applied');
    expect(await save({ name_en: 'Wellness' })).toMatchObject({ status: 'conflict', fields: ['name_en'] });
    expect(await row(id)).toMatchObject({ name_en: 'Health', position: 3 });
  });
});
