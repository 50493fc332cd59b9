/** A challenge's life, taken out for the archive before anything of it is deleted. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text, type Life } from '../../src/lib/server/rights/archive';
import { people, persons, type Actor } from './people';
import { challengeIn, challengeRow, interestArgs } from './stories';
import { op, World } from './world';

let world: World;
let id: string;
let interest: ReturnType<typeof interestArgs>;
beforeAll(async () => {
  world = await World.open();
  id = await challengeIn(world, 'returned', { title: 'Trygg hjemme' });
  await world.apply('contact', op('challenges.submit', { id }));
  const { rev } = await challengeRow(world, id);
  await world.apply('coordinator', op('challenges.publish', { id }, { base_rev: rev }));
  interest = { ...interestArgs(id), name: 'Nora N.' };
  await world.apply('student', op('interests.send', interest));
  const thread = { id: interest.id, message_id: randomUUID(), text: 'Kan vi møtes i Gjøvik?' };
  await world.apply('student', op('conversations.write', thread));
  await world.apply('leader', op('interests.accept', { id: interest.id, answer: 'Ja, kom.' }));
  await world.apply('phd', op('saved.add', { id: randomUUID(), challenge_id: id }));
});
afterAll(() => world.close());

const lifeFor = async (actor: Actor): Promise<Life> => {
  const [row] = await world.as<{ life: Life }>(actor, 'select public.challenge_archive($1) as life', [id]);
  if (!row) throw new Error('no answer');
  return row.life;
};
const rowsOf = (life: Life, part: string) => life.parts.find(({ name }) => name === part)?.rows;

describe('the archive of a challenge', () => {
  it('holds every table that is about a challenge, and no account', async () => {
    const life = await lifeFor('leader');
    const about = await world.sql<{ name: string }>(
      `select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and k.confrelid = 'public.challenges'::regclass and c.relnamespace = 'public'::regnamespace
         and c.relname not in ('saved', 'dismissals', 'notifications')
       order by 1`
    );
    expect(life.parts.map(({ name }) => name)).toEqual(about.map(({ name }) => name));
    expect(rowsOf(life, 'interests')).toMatchObject([{ id: interest.id, answer: 'Ja, kom.' }]);
    expect(rowsOf(life, 'messages')).toMatchObject([{ text: 'Kan vi møtes i Gjøvik?' }]);
    expect(rowsOf(life, 'challenge_events')?.map(({ to_state }) => to_state)).toContain('published');
    for (const person of persons) expect(JSON.stringify(life)).not.toContain(people[person]);
  });

  it('is for those who answer for it and its coordinators, and a stranger is not told that it exists', async () => {
    const answers: Record<string, Actor[]> = {};
    for (const actor of ['anon', ...persons] as const) {
      const refusal = await world.refusal(actor, 'select public.challenge_archive($1)', [id]);
      const answer = refusal?.code ?? 'given';
      answers[answer] = [...(answers[answer] ?? []), actor];
    }
    expect(answers).toEqual({
      '42501': ['anon'],
      PT404: [
        'stranger',
        'student',
        'otherStudent',
        'phd',
        'researcher',
        'staff',
        'otherLeader',
        'staffTrondheim',
        'coordinatorTrondheim',
        'steering',
        'citizen',
        'secondContact',
        'contactSchool'
      ],
      given: ['contact', 'leader', 'deputy', 'coordinator', 'coordinatorNtnu']
    });
  });

  it('gives a coordinator nothing that a coordinator may not read: no interest, no thread', async () => {
    const life = await lifeFor('coordinator');
    expect([rowsOf(life, 'interests'), rowsOf(life, 'messages')]).toEqual([[], []]);
    expect(JSON.stringify(life)).not.toContain('Nora');
  });

  it('reads as text, in the order it was lived, in three languages', async () => {
    const life = await lifeFor('leader');
    const page = text(life, 'nn');
    const order = [
      'Trygg hjemme\n====',
      'Eining: ',
      'Gangen i saka',
      'Kom i retur',
      'Nora N.',
      'Kan vi møtes',
      'Svar: Ja, kom.'
    ];
    const places = order.map((words) => page.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(text(life, 'nb')).toContain('Gangen i saken');
    expect(text(life, 'en')).toContain('The steps of the case');
    expect(page).not.toMatch(/undefined|\[object/);
  });
});
