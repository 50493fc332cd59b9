/** A role offered to an address: who offers, who gets it and when, and what nobody learns from it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteArgs } from './partnership-stories';
import { addressOf, people, places, type Person } from './people';
import { Replica } from './replica';
import { asAccount, newPerson, op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.sql(`delete from private.limits where kind = 'invitation'`));

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const result = await world.send(actor, operation);
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};
const send = (actor: Person, args: object) => answer(actor, rawOp('invitations.send', args));
const signIn = (uid: string) => asAccount(world, uid, 'select public.session_begin()');
const held = (uid: string) =>
  world.sql(
    `select role, organisation_id from public.unit_roles where person_id = $1
     union all select role, organisation_id from public.partnership_roles where person_id = $1 order by role`,
    [uid]
  );
const open = (email: string) => world.sql('select 1 from public.invitations where email = $1', [email]);
const newAddress = (host = 'gjovik.kommune.no') => `ny-${randomUUID()}@${host}`;

describe('an invitation', () => {
  it('is taken up when the address signs in, once, and is gone then', async () => {
    const email = newAddress();
    await world.apply('leader', op('invitations.send', inviteArgs('contact', email.toUpperCase())));
    await world.apply('coordinator', op('invitations.send', { ...inviteArgs('steering', email), share: 20 }));
    const uid = await newPerson(world, email);
    expect(await held(uid)).toEqual([]);
    await signIn(uid);
    expect(await held(uid)).toEqual([
      { role: 'contact', organisation_id: places.care },
      { role: 'steering', organisation_id: places.gjovik }
    ]);
    expect(
      await world.sql(`select share, state from public.roles where person_id = $1 and role = 'steering'`, [
        uid
      ])
    ).toEqual([{ share: 20, state: 'given' }]);
    expect(await open(email)).toEqual([]);
    await world.sql('delete from public.unit_roles where person_id = $1', [uid]);
    await signIn(uid);
    expect((await held(uid)).map(({ role }) => role)).toEqual(['steering']);
  });

  it('to one who has an account gives the role at once, and tells them', async () => {
    const uid = await newPerson(world, newAddress());
    const [account] = await world.sql<{ email: string }>('select email from auth.users where id = $1', [uid]);
    await world.apply('leader', op('invitations.send', inviteArgs('deputy', account?.email)));
    expect(await held(uid)).toEqual([{ role: 'deputy', organisation_id: places.care }]);
    const told = await world.sql(
      `select kind from public.notifications where person_id = $1 and channel = 'app'`,
      [uid]
    );
    expect(told).toEqual([{ kind: 'role_given' }]);
  });

  it('waits for an address that is not verified', async () => {
    const email = newAddress();
    const uid = randomUUID();
    await world.sql('insert into auth.users (id, email) values ($1, $2)', [uid, email]);
    await world.apply('leader', op('invitations.send', inviteArgs('deputy', email)));
    expect(await held(uid)).toEqual([]);
    expect(await open(email)).toHaveLength(1);
  });

  it('is answered alike whether the address has an account or not, the first time and the next', async () => {
    const known = await newPerson(world, newAddress());
    const [account] = await world.sql<{ email: string }>('select email from auth.users where id = $1', [
      known
    ]);
    const said = async (email: string) => {
      const args = inviteArgs('deputy', email);
      const result = await world.send('leader', op('invitations.send', args));
      const [answered, ...others] = result.rows ?? [];
      expect(others).toEqual([]);
      expect(answered?.entity).toBe('invitations');
      expect(answered?.row).toMatchObject({ id: args.id, email, mail: 'waiting', rev: 1 });
      // The two offers themselves differ, and nothing else does.
      const own = { id: '', email: '', invited_at: '', ends_at: '', updated_at: '' };
      return { ...result, op_id: '', rows: [{ ...answered, row: { ...answered?.row, ...own } }] };
    };
    const stranger = newAddress();
    for (let times = 0; times < 2; times += 1) {
      const [one, other] = [await said(account?.email ?? ''), await said(stranger)];
      expect(one.status).toBe('applied');
      expect(other).toEqual(one);
    }
    expect(await open(stranger)).toHaveLength(1);
    // Nor does what is remembered of it hold the address.
    expect(
      await world.sql(`select 1 from private.sync_ops where strpos(result::text, $1) > 0`, [stranger])
    ).toEqual([]);
  });

  it('goes to an exact host of the organisation, never to a student, a subdomain or oneself', async () => {
    const to = (email: string, patch: object = {}) =>
      send('coordinator', { ...inviteArgs('deputy', email), ...patch });
    for (const email of [
      newAddress('example.org'),
      newAddress('skole.gjovik.kommune.no'),
      newAddress('trondheim.kommune.no'),
      newAddress('ntnu.no'),
      '"a@gjovik.kommune.no"@example.org',
      'a b@gjovik.kommune.no',
      'gjovik.kommune.no'
    ])
      expect([email, await to(email)]).toEqual([email, 'invalid email']);
    const side = { ...inviteArgs('steering'), organisation_id: places.university };
    expect(await send('coordinator', { ...side, email: newAddress('stud.ntnu.no') })).toBe('invalid email');
    expect(await send('coordinator', { ...side, email: newAddress('ntnu.no') })).toBe('applied');
    expect(await to(addressOf('coordinator'))).toBe('not_allowed email');
  });

  it('is of a place there is, in the form of its role', async () => {
    const unit = inviteArgs('deputy');
    const together = inviteArgs('steering');
    const sent = (args: object) => send('coordinator', { ...args, id: randomUUID() });
    expect(await sent({ ...unit, organisation_id: randomUUID() })).toBe('unknown_reference organisation_id');
    expect(await sent({ ...unit, partnership_id: places.gjovikPartnership })).toBe('invalid partnership_id');
    expect(await sent({ ...unit, share: 10 })).toBe('invalid share');
    expect(await sent({ ...together, partnership_id: null })).toBe('missing partnership_id');
    expect(await sent({ ...together, partnership_id: randomUUID() })).toBe(
      'unknown_reference partnership_id'
    );
    expect(await sent({ ...together, organisation_id: places.trondheim })).toBe('invalid organisation_id');
    expect(await sent({ ...together, partnership_id: places.trondheimPartnership })).toBe('not_allowed');
    const faculty = { ...unit, organisation_id: places.faculty, email: newAddress('ntnu.no') };
    expect(await sent(faculty)).toBe('not_allowed');
    expect(await send('coordinatorNtnu', { ...faculty, id: randomUUID() })).toBe('applied');
  });

  it('of a leader is a coordinator’s to offer, and stays with coordinators', async () => {
    expect(await send('leader', inviteArgs('leader'))).toBe('not_allowed');
    const args = inviteArgs('leader');
    const phones = (['leader', 'coordinatorNtnu', 'deputy'] as const).map((who) => new Replica(world, who));
    await world.apply('coordinator', op('invitations.send', args));
    const holds = await Promise.all(
      phones.map(async (phone) => {
        await phone.pull();
        return phone.held().has(`invitations:${args.id}`);
      })
    );
    expect(holds).toEqual([false, true, false]);
    expect(await answer('leader', op('invitations.withdraw', { id: args.id }))).toBe('not_found id');
    expect(await answer('coordinatorNtnu', op('invitations.withdraw', { id: args.id }))).toBe('applied');
  });

  it('never takes the id of one that is gone', async () => {
    const args = inviteArgs('deputy', newAddress());
    expect(await send('leader', args)).toBe('applied');
    await world.apply('leader', op('invitations.withdraw', { id: args.id }));
    expect(await send('leader', args)).toBe('already_exists id');
    expect(await send('leader', { ...args, email: newAddress() })).toBe('already_exists id');
    expect(await send('leader', { ...args, id: randomUUID() })).toBe('applied');
  });

  it('that was withdrawn gives nothing', async () => {
    const args = inviteArgs('deputy');
    await world.apply('leader', op('invitations.send', args));
    await world.apply('leader', op('invitations.withdraw', { id: args.id }));
    const uid = await newPerson(world, args.email);
    await signIn(uid);
    expect(await held(uid)).toEqual([]);
  });

  it('ends after 30 days, also before the job has run', async () => {
    const args = inviteArgs('deputy');
    await world.apply('leader', op('invitations.send', args));
    const end = (days: number) =>
      world.sql(`select private.job_end_invitations(now() + $1 * interval '1 day') as said`, [days]);
    expect(await end(29)).toEqual([{ said: '0' }]);
    await world.sql('update public.invitations set ends_at = now() where id = $1', [args.id]);
    const uid = await newPerson(world, args.email);
    await signIn(uid);
    expect(await held(uid)).toEqual([]);
    await end(0);
    expect(await open(args.email)).toEqual([]);
  });

  it('is sent 20 times an hour, by each person', async () => {
    for (let times = 0; times < 20; times += 1)
      expect(await send('leader', inviteArgs('deputy'))).toBe('applied');
    expect(await send('leader', inviteArgs('deputy'))).toBe('rate_limited');
    expect(await send('coordinator', inviteArgs('deputy'))).toBe('applied');
  });

  it('of one who holds the role already changes nothing and tells nothing', async () => {
    await world.sql('delete from public.notifications where person_id = $1', [people.deputy]);
    expect(await send('leader', inviteArgs('deputy', addressOf('deputy')))).toBe('applied');
    expect(await held(people.deputy)).toEqual([{ role: 'deputy', organisation_id: places.care }]);
    expect(
      await world.sql('select 1 from public.notifications where person_id = $1', [people.deputy])
    ).toEqual([]);
  });
});
