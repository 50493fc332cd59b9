/** What a person says yes to: theirs alone, once at a time, taken back as easily as given, and kept as evidence. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Consent, ConsentPurpose } from '../../src/lib/domain/consents/consent';
import { people, type Person } from './people';
import { Replica } from './replica';
import { actAt, consentArgs } from './stories';
import { asAccount, newPerson, op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const code = async (actor: Person, operation: Op): Promise<string> => {
  const { code, field, status } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};
const give = (purpose: ConsentPurpose = 'findable', id: string = randomUUID()) =>
  op('consents.give', { id, purpose, wording: 1 });
const withdraw = (id: string, purpose: ConsentPurpose = 'findable') =>
  op('consents.withdraw', { id, purpose });
const rowsOf = (person: Person): Promise<Consent[]> =>
  world.as<Consent>(person, 'select * from public.consents order by given_at, withdrawn_at nulls last');

describe('a yes', () => {
  it('says to what, to which text and when, and is nobody else’s to see', async () => {
    const { id } = consentArgs();
    const at = '2026-11-25T12:00:00.000Z';
    await actAt(world, 'student', 'consents.give', { id, purpose: 'follow_up', wording: 3 }, at);
    const [row, ...others] = await world.as<{ row: Consent }>(
      'student',
      'select to_jsonb(c) as row from public.consents c'
    );
    expect(others).toEqual([]);
    expect(row?.row).toMatchObject({
      id,
      person_id: people.student,
      purpose: 'follow_up',
      wording: 3,
      state: 'given',
      withdrawn_at: null
    });
    expect(new Date(row?.row.given_at ?? '').toISOString()).toBe(at);
    for (const other of ['otherStudent', 'contact', 'coordinator', 'steering'] as const)
      expect([other, await rowsOf(other)]).toEqual([other, []]);
  });

  it('is to one thing: each thing has its own', async () => {
    expect(await code('phd', give('findable'))).toBe('applied');
    expect(await code('phd', give('follow_up'))).toBe('applied');
    expect((await rowsOf('phd')).map(({ purpose }) => purpose).sort()).toEqual(['findable', 'follow_up']);
    expect(await code('phd', rawOp('consents.give', { ...consentArgs(), purpose: 'marketing' }))).toBe(
      'invalid purpose'
    );
  });

  it('said on two phones without cover stands once, the first, on both', async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    const replica = new Replica(world, 'researcher');
    await world.apply('researcher', give('findable', here));
    const again = await world.apply('researcher', give('findable', there));
    expect(again.rows?.map(({ row }) => row.id)).toEqual([here]);
    expect(again.gone).toEqual([{ entity: 'consents', id: there }]);
    await replica.pull();
    expect([...replica.held().keys()].filter((key) => key.startsWith('consents:'))).toEqual([
      `consents:${here}`
    ]);
    // The other phone took its own yes back before it heard that it was the second.
    expect(await code('researcher', withdraw(there))).toBe('applied');
    expect(await rowsOf('researcher')).toMatchObject([{ id: here, state: 'withdrawn' }]);
  });

  it('takes no id that is another’s', async () => {
    const id = randomUUID();
    await world.apply('staff', give('findable', id));
    expect(await code('leader', give('follow_up', id))).toBe('already_exists');
  });
});

describe('a yes that is taken back', () => {
  it('stays, and a new one can follow it', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await world.apply('contact', give('findable', first));
    await world.apply('contact', withdraw(first));
    await world.apply('contact', give('findable', second));
    expect((await rowsOf('contact')).map(({ id, state }) => [id, state])).toEqual(
      expect.arrayContaining([
        [first, 'withdrawn'],
        [second, 'given']
      ])
    );
    expect(await rowsOf('contact')).toHaveLength(2);
  });

  it('on two phones is taken back once, the first time', async () => {
    const { id } = consentArgs();
    const act = (name: 'consents.give' | 'consents.withdraw', args: object, day: number) =>
      actAt(world, 'deputy', name, args, `2026-11-0${day}T12:00:00Z`);
    await act('consents.give', { ...consentArgs(), id }, 1);
    await act('consents.withdraw', { id, purpose: 'findable' }, 2);
    await act('consents.withdraw', { id, purpose: 'findable' }, 3);
    const [row] = await world.sql<{ at: string; rev: number }>(
      'select withdrawn_at::date::text as at, rev from public.consents where id = $1',
      [id]
    );
    expect(row).toEqual({ at: '2026-11-02', rev: 2 });
  });

  it('is one’s own: nobody takes another’s back', async () => {
    const { id } = consentArgs();
    await world.apply('steering', give('findable', id));
    expect(await code('coordinator', withdraw(id))).toBe('not_found id');
    expect(await code('steering', withdraw(randomUUID(), 'follow_up'))).toBe('not_found id');
    expect(await code('steering', withdraw(id, 'follow_up'))).toBe('not_found id');
    expect(await rowsOf('steering')).toMatchObject([{ id, state: 'given' }]);
  });
});

describe('the rights over it', () => {
  it('it is in the export, and goes with the account', async () => {
    const uid = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
    const push = (operation: Op) =>
      asAccount(world, uid, 'select public.sync_push($1::jsonb)', [JSON.stringify([operation])]);
    const args = consentArgs();
    await push(op('consents.give', args));
    await push(withdraw(args.id));
    const [row] = await asAccount<{ data: { tables: { name: string; rows: { id: string }[] }[] } }>(
      world,
      uid,
      'select public.my_data() as data'
    );
    expect(row?.data.tables.find(({ name }) => name === 'consents')?.rows).toMatchObject([
      { id: args.id, purpose: 'findable', state: 'withdrawn' }
    ]);
    await asAccount(world, uid, 'select public.account_delete()');
    expect(await world.sql('select 1 from public.consents where person_id = $1', [uid])).toEqual([]);
  });
});
