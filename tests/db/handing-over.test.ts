/** A challenge gets another contact: who hands it to whom, and what each of them sees from then on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askArgs, roleIn } from './partnership-stories';
import { people, places, type Person } from './people';
import { Replica } from './replica';
import { challengeIn, interestArgs } from './stories';
import { op, World, type Op } from './world';

let world: World;
let deputy: string;
beforeAll(async () => {
  world = await World.open();
  deputy = await roleIn(world, 'given', 'deputy', 'deputy');
});
afterAll(() => world.close());

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const result = await world.send(actor, operation);
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};
const handOver = (actor: Person, id: string, role_id: string) =>
  answer(actor, op('challenges.hand_over', { id, role_id }));
const contactOf = async (id: string) =>
  (await world.sql('select contact_id from public.challenge_cases where id = $1', [id]))[0]?.contact_id;

describe('a challenge that is handed over', () => {
  it('opens its inbox to the new contact and closes it to the one before, at once and on every phone', async () => {
    const staff = await roleIn(world, 'given', 'staff', 'contact');
    const id = await challengeIn(world, 'published');
    const interest = interestArgs(id);
    await world.apply('student', op('interests.send', interest));
    const phones = { contact: new Replica(world, 'contact'), staff: new Replica(world, 'staff') };
    const reads = async (person: 'contact' | 'staff') => {
      await phones[person].pull();
      return phones[person].held().has(`interests:${interest.id}`);
    };
    expect([await reads('contact'), await reads('staff')]).toEqual([true, false]);
    expect(await handOver('contact', id, staff)).toBe('applied');
    expect([await reads('contact'), await reads('staff')]).toEqual([false, true]);
    const accept = op('interests.accept', { id: interest.id, answer: 'Ja, kom.' });
    expect(await answer('contact', accept)).toBe('not_found id');
    await world.apply('staff', op('interests.accept', { id: interest.id, answer: 'Ja, kom.' }));
    // The author still writes on it, but hands it to no one.
    expect(await handOver('contact', id, deputy)).toBe('not_allowed');
    await world.apply('leader', op('roles.end', { id: staff }));
  });

  it('tells the new contact, and leaves a step in the timeline that only those concerned read', async () => {
    const id = await challengeIn(world, 'published');
    await world.apply('leader', op('challenges.hand_over', { id, role_id: deputy }));
    expect(
      await world.sql(
        `select person_id from public.notifications where challenge_id = $1 and kind = 'challenge_handed' and channel = 'app'`,
        [id]
      )
    ).toEqual([{ person_id: people.deputy }]);
    const steps = (actor: Person) =>
      world.as(
        actor,
        'select from_state, to_state, actor from public.challenge_events where challenge_id = $1 and from_state = to_state',
        [id]
      );
    expect(await steps('coordinator')).toEqual([
      { from_state: 'published', to_state: 'published', actor: 'leader' }
    ]);
    expect(await steps('student')).toEqual([]);
  });

  it('is taken over by a leader or deputy themselves', async () => {
    const id = await challengeIn(world, 'matched');
    expect(await handOver('deputy', id, deputy)).toBe('applied');
    expect(await contactOf(id)).toBe(people.deputy);
    expect(await handOver('leader', id, deputy)).toBe('invalid role_id');
  });

  it('goes to nobody but one who holds a role in its unit', async () => {
    const id = await challengeIn(world, 'published');
    const [elsewhere] = await world.sql<{ id: string }>(
      'select id from public.roles where person_id = $1 and organisation_id = $2',
      [people.otherLeader, places.school]
    );
    const asked = askArgs('contact');
    await world.apply('staff', op('roles.ask', asked));
    const ended = await roleIn(world, 'given', 'otherLeader', 'deputy');
    await world.apply('coordinator', op('roles.end', { id: ended }));
    for (const role of [randomUUID(), elsewhere?.id ?? '', asked.id, ended])
      expect(await handOver('leader', id, role)).toBe('unknown_reference role_id');
    expect(await contactOf(id)).toBe(people.contact);
  });

  it('is chosen for from the colleagues, whom those who hold a role in the unit see', async () => {
    const seen = await world.as<{ person_id: string }>(
      'contact',
      'select person_id from public.roles where organisation_id = $1',
      [places.care]
    );
    expect(seen.map(({ person_id }) => person_id).sort()).toEqual(
      [people.contact, people.secondContact, people.leader, people.deputy].sort()
    );
    const phone = new Replica(world, 'contact');
    await phone.pull();
    expect(phone.held().has(`roles:${deputy}`)).toBe(true);
  });
});
