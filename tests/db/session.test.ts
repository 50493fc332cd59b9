import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Affiliation } from '../../src/lib/domain/profiles/profile';
import { places } from './people';
import { newPerson, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Session = { affiliations: Affiliation[]; epoch: string };

const begin = (uid: string): Promise<Session> =>
  world.database.transaction(async ({ query }) => {
    await query(
      `select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', $1, true)`,
      [uid]
    );
    const [row] = await query<{ answer: Session }>('select public.session_begin() as answer');
    if (!row) throw new Error('no answer');
    return row.answer;
  });

const proofs = async (address: string): Promise<[string, string][]> =>
  (await begin(await newPerson(world, address))).affiliations.map((row) => [row.organisation_id, row.role]);

describe('a session', () => {
  it.each([
    ['ny@stud.ntnu.no', places.university, 'student'],
    ['ny@ntnu.no', places.university, 'employee'],
    ['ny@gjovik.kommune.no', places.gjovik, 'staff'],
    ['NY2@Trondheim.Kommune.NO', places.trondheim, 'staff']
  ])('of %s proves belonging', async (address, organisation, role) => {
    expect(await proofs(address)).toEqual([[organisation, role]]);
  });

  it.each([
    'ny@example.org',
    'elev@elev.gjovik.kommune.no',
    'elev@skole.trondheim.kommune.no',
    'ny@xgjovik.kommune.no',
    'ny@gjovik.kommune.no.example.org',
    'gjovik.kommune.no@example.org',
    '"ny@gjovik.kommune.no"@example.org',
    'ny@gjovik.kommune.nø'
  ])('of %s proves nothing', async (address) => {
    expect(await proofs(address)).toEqual([]);
  });

  it('makes the profile once and gives the same answer again', async () => {
    const uid = await newPerson(world, 'igjen@stud.ntnu.no');
    const first = await begin(uid);
    expect(await begin(uid)).toEqual(first);
    expect(await world.sql('select id, rev from public.profiles where id = $1', [uid])).toEqual([
      { id: uid, rev: 1 }
    ]);
    const [setting] = await world.sql<{ epoch: string }>('select epoch from private.settings');
    expect(first.epoch).toBe(setting?.epoch);
  });

  it('of an address that was changed proves what that one proves and nothing more', async () => {
    const uid = await newPerson(world, 'flytter@gjovik.kommune.no');
    const proved = async () => (await begin(uid)).affiliations.map((row) => row.organisation_id);
    expect(await proved()).toEqual([places.gjovik]);
    await world.sql('update auth.users set email = $2 where id = $1', [uid, 'flytter@trondheim.kommune.no']);
    expect(await proved()).toEqual([places.trondheim]);
    await world.sql('update auth.users set email = $2 where id = $1', [uid, 'flytter@example.org']);
    expect(await proved()).toEqual([]);
  });

  it('is refused for an address that is not verified, and for nobody', async () => {
    const uid = randomUUID();
    await world.sql('insert into auth.users (id, email) values ($1, $2)', [
      uid,
      'uverifisert@gjovik.kommune.no'
    ]);
    const refused = { code: 'PT401', message: 'not_signed_in' };
    await expect(begin(uid)).rejects.toMatchObject(refused);
    await expect(begin('')).rejects.toMatchObject(refused);
    expect(await world.sql('select 1 from public.affiliations where person_id = $1', [uid])).toEqual([]);
  });
});

describe('an account', () => {
  it('never holds a password, whoever writes it', async () => {
    const uid = randomUUID();
    await world.sql('insert into auth.users (id, email, encrypted_password) values ($1, $2, $3)', [
      uid,
      'p@example.org',
      'hash'
    ]);
    const password = () => world.sql('select encrypted_password from auth.users where id = $1', [uid]);
    expect(await password()).toEqual([{ encrypted_password: null }]);
    await world.sql('update auth.users set encrypted_password = $2 where id = $1', [uid, 'hash']);
    expect(await password()).toEqual([{ encrypted_password: null }]);
  });
});
