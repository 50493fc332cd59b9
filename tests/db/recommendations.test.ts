/** What a person has put away, and how they want suggestions: theirs alone, on every phone of theirs, and gone with them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '../../src/lib/domain/profiles/profile';
import type { Dismissal } from '../../src/lib/domain/recommendations/dismissal';
import { people, persons, type Person } from './people';
import { Replica } from './replica';
import { challengeIn, dismissArgs } from './stories';
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
const rowsOf = (person: Person): Promise<Dismissal[]> =>
  world.as<Dismissal>(person, 'select * from public.dismissals order by dismissed_at');

describe('a challenge that was put away', () => {
  it('is its person’s alone, once, with the last reason, whichever phone said it', async () => {
    const challenge_id = await challengeIn(world, 'published');
    const [here, there] = [randomUUID(), randomUUID()];
    await world.apply('phd', op('dismissals.add', { id: here, challenge_id, reason: 'wrong_time' }));
    const again = await world.apply(
      'phd',
      op('dismissals.add', { id: there, challenge_id, reason: 'not_my_field' })
    );
    expect(again.rows).toMatchObject([{ row: { id: here, challenge_id, reason: 'not_my_field' } }]);
    expect(again.gone).toEqual([{ entity: 'dismissals', id: there }]);
    expect(await rowsOf('phd')).toMatchObject([{ id: here, person_id: people.phd, reason: 'not_my_field' }]);
    for (const other of persons.filter((person) => person !== 'phd'))
      expect([other, await rowsOf(other)]).toEqual([other, []]);
    expect((await world.refusal('anon', 'select * from public.dismissals'))?.code).toBe('42501');

    const replica = new Replica(world, 'phd');
    await replica.pull();
    expect(replica.held().has(`dismissals:${here}`)).toBe(true);
    // Somebody else takes nothing back, and the person does from any phone.
    await world.apply('student', op('dismissals.remove', { id: here, challenge_id }));
    expect(await rowsOf('phd')).toHaveLength(1);
    const gone = await world.apply('phd', op('dismissals.remove', { id: there, challenge_id }));
    expect(gone.gone).toHaveLength(2);
    await replica.pull();
    expect(replica.held().has(`dismissals:${here}`)).toBe(false);
  });

  it('is one that the person can read, for a reason of the list', async () => {
    for (const hidden of [await challengeIn(world, 'draft'), randomUUID()])
      expect(await code('student', op('dismissals.add', dismissArgs(hidden)))).toBe(
        'unknown_reference challenge_id'
      );
    const args = dismissArgs(await challengeIn(world, 'published'));
    expect(await code('student', rawOp('dismissals.add', { ...args, reason: 'dull' }))).toBe(
      'invalid reason'
    );
    expect(
      await code('student', rawOp('dismissals.add', { id: args.id, challenge_id: args.challenge_id }))
    ).toBe('missing reason');
  });

  it('stands in no archive of the challenge, and goes with the challenge and with the account', async () => {
    const challenge_id = await challengeIn(world, 'published');
    const uid = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
    const push = (operation: Op) =>
      asAccount(world, uid, 'select public.sync_push($1::jsonb)', [JSON.stringify([operation])]);
    await push(op('dismissals.add', { ...dismissArgs(challenge_id), reason: 'not_interesting' }));
    const count = async () =>
      (await world.sql('select from public.dismissals where person_id = $1', [uid])).length;
    expect(await count()).toBe(1);
    const archive = await world.as('leader', 'select public.challenge_archive($1)', [challenge_id]);
    expect(JSON.stringify(archive)).not.toMatch(/dismissals|not_interesting/);
    await asAccount(world, uid, 'select public.account_delete()');
    expect(await count()).toBe(0);
  });
});

describe('how suggestions are wanted', () => {
  const mine = async (): Promise<Profile> => {
    const [row] = await world.as<Profile>('researcher', 'select * from public.profiles');
    if (!row) throw new Error('no profile');
    return row;
  };
  const choose = (patch: object, id = people.researcher) =>
    code('researcher', rawOp('profiles.recommend', { id, ...patch }));

  it('is on and anywhere until something else is said, and each is said by itself', async () => {
    expect(await mine()).toMatchObject({ recommendations_on: true, place_keys: [] });
    expect(await choose({ place_keys: ['gjovik', 'trondheim'] })).toBe('applied');
    expect(await choose({ recommendations_on: false })).toBe('applied');
    const { rev, ...row } = await mine();
    expect(row).toMatchObject({ recommendations_on: false, place_keys: ['gjovik', 'trondheim'] });
    expect(await choose({ recommendations_on: false })).toBe('applied');
    expect((await mine()).rev).toBe(rev);
    expect(await choose({ place_keys: [] })).toBe('applied');
    expect((await mine()).place_keys).toEqual([]);
  });

  it.each([
    [{ recommendations_on: 'no' }, 'wrong_type recommendations_on'],
    [{ recommendations_on: null }, 'wrong_type recommendations_on'],
    [{ place_keys: ['Gjøvik'] }, 'invalid place_keys'],
    [{ place_keys: ['gjovik', 'gjovik'] }, 'invalid place_keys'],
    [{ name: 'Annet' }, 'invalid name']
  ])('%j is refused', async (patch, answer) => {
    expect(await choose(patch)).toBe(answer);
  });

  it('is said by the person only, and stays when the rest of the profile is saved', async () => {
    expect(await choose({ recommendations_on: false }, people.phd)).toMatch(/^not_allowed/);
    await choose({ recommendations_on: false, place_keys: ['gjovik'] });
    await world.apply(
      'researcher',
      op('profiles.save', { id: people.researcher, name: 'Ny' }, { base_rev: 99 })
    );
    expect(await mine()).toMatchObject({ recommendations_on: false, place_keys: ['gjovik'], name: 'Ny' });
  });
});
