/** Somebody says that a challenge should not stand as it does; a coordinator looks, and tells what came of it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, places, type Person } from './people';
import { Replica } from './replica';
import { challengeIn, challengeRow, interestIn, messageArgs } from './stories';
import { outcome, reportArgs, reportIn } from './stories-voices';
import { op, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const code = async (actor: Person, operation: Op): Promise<string> => {
  const { code, field, status } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};

const send = async (challenge: string, actor: Person = 'stranger') => {
  await world.sql(`delete from private.limits where kind = 'report'`);
  return code(actor, op('reports.send', reportArgs(challenge)));
};

describe('a report', () => {
  it('is of what the sender can know of, and confirms nothing else', async () => {
    expect(await send(randomUUID())).toBe('unknown_reference challenge_id');
    for (const state of ['draft', 'submitted', 'returned'] as const)
      expect([state, await send(await challengeIn(world, state))]).toEqual([
        state,
        'unknown_reference challenge_id'
      ]);
    expect(await send(await challengeIn(world, 'submitted'), 'contact')).toBe('applied');
    const withdrawn = await challengeIn(world, 'published');
    await world.apply('contact', op('challenges.withdraw', { id: withdrawn }));
    expect(await send(withdrawn)).toBe('applied');
  });

  it('is open once for each person and challenge, and may come again when it was answered', async () => {
    const challenge = await challengeIn(world, 'published');
    expect(await send(challenge)).toBe('applied');
    expect(await send(challenge)).toBe('already_exists');
    expect(await send(challenge, 'phd')).toBe('applied');
    const [first] = await world.sql<{ id: string }>(
      'select id from public.reports where challenge_id = $1 and person_id = $2',
      [challenge, people.stranger]
    );
    await world.apply('coordinator', op('reports.dismiss', outcome(first?.id ?? '')));
    expect(await send(challenge)).toBe('applied');
  });

  it('can be sent ten times a day by one person', async () => {
    await world.sql(`delete from private.limits where kind = 'report'`);
    const answers: string[] = [];
    for (let count = 0; count < 11; count += 1)
      answers.push(
        await code('researcher', op('reports.send', reportArgs(await challengeIn(world, 'published'))))
      );
    expect(answers.slice(9)).toEqual(['applied', 'rate_limited']);
  });

  it('goes to the coordinators of the challenge’s partnership, and tells the unit nothing', async () => {
    const id = await reportIn(world, 'received');
    const holders: Person[] = [];
    for (const person of Object.keys(people) as Person[]) {
      const replica = new Replica(world, person);
      await replica.pull();
      if (replica.held().has(`reports:${id}`)) holders.push(person);
    }
    expect(holders.sort()).toEqual(['coordinator', 'coordinatorNtnu', 'student']);
    const [row] = await world.sql('select partnership_id from public.reports where id = $1', [id]);
    expect(row).toEqual({ partnership_id: places.gjovikPartnership });
  });

  it('changes nothing by itself, and its outcome reaches the sender', async () => {
    const id = await reportIn(world, 'upheld');
    const [row] = await world.as<{ state: string; answer: string; challenge_id: string }>(
      'student',
      'select state, answer, challenge_id from public.reports where id = $1',
      [id]
    );
    expect(row).toMatchObject({ state: 'upheld', answer: outcome(id).answer });
    expect((await challengeRow(world, row?.challenge_id ?? '')).state).toBe('published');
  });

  it.each(['upheld', 'dismissed'] as const)('%s is the end', async (state) => {
    const id = await reportIn(world, state);
    expect(await code('coordinator', op('reports.uphold', outcome(id)))).toBe('wrong_state');
    expect(await code('coordinator', op('reports.dismiss', outcome(id)))).toBe('wrong_state');
  });

  it('of a message shows the coordinators that message, and nothing else of the thread', async () => {
    const { id: interest, challenge } = await interestIn(world, 'sent');
    const said = { ...messageArgs(interest), text: 'Dette var stygt sagt.' };
    await world.apply('student', op('conversations.write', messageArgs(interest)));
    await world.apply('contact', op('conversations.write', said));
    const report = { ...reportArgs(challenge), message_id: said.message_id };
    await world.apply('student', op('reports.send', report));
    const read = await world.as<{ quote: string }>(
      'coordinatorNtnu',
      'select quote from public.reports where id = $1',
      [report.id]
    );
    expect(read).toEqual([{ quote: said.text }]);
    for (const table of ['messages', 'conversations'])
      expect(await world.as('coordinatorNtnu', `select id from public.${table}`)).toEqual([]);
  });

  it('that is upheld takes the words of the message away, for good, and leaves its place', async () => {
    const { id: interest, challenge } = await interestIn(world, 'sent');
    const said = { ...messageArgs(interest), text: 'Dette var stygt sagt.' };
    await world.apply('contact', op('conversations.write', said));
    const text = async (): Promise<unknown> =>
      (await world.sql('select text, number from public.messages where id = $1', [said.message_id]))[0];
    const judged = async (command: 'reports.dismiss' | 'reports.uphold'): Promise<void> => {
      await world.sql(`delete from private.limits where kind = 'report'`);
      const report = { ...reportArgs(challenge), message_id: said.message_id };
      await world.apply('student', op('reports.send', report));
      await world.apply('coordinatorNtnu', op(command, outcome(report.id)));
    };
    const before = await text();
    await judged('reports.dismiss');
    expect(await text()).toEqual(before);
    await judged('reports.uphold');
    expect(await text()).toEqual({ ...(before as object), text: '' });
  });

  it('of a message is for those in the thread, and confirms it to no other', async () => {
    const { id: interest, challenge } = await interestIn(world, 'sent');
    const said = messageArgs(interest);
    await world.apply('student', op('conversations.write', said));
    const report = (actor: Person, patch: object = {}) =>
      code(actor, op('reports.send', { ...reportArgs(challenge), message_id: said.message_id, ...patch }));
    for (const actor of ['otherStudent', 'stranger', 'coordinator', 'staff', 'otherLeader'] as const)
      expect([actor, await report(actor)]).toEqual([actor, 'unknown_reference message_id']);
    expect(await report('contact', { message_id: randomUUID() })).toBe('unknown_reference message_id');
    expect(await report('contact', { challenge_id: await challengeIn(world, 'published') })).toBe(
      'unknown_reference message_id'
    );
    expect(await report('contact')).toBe('applied');
    expect(await report('contact')).toBe('already_exists');
    expect(await report('leader')).toBe('applied');
    expect(await report('student')).toBe('applied');
  });

  it('is never judged by its sender, coordinator or not', async () => {
    const id = await reportIn(world, 'received', 'coordinator');
    expect(await code('coordinator', op('reports.dismiss', outcome(id)))).toBe('not_allowed');
    expect(await code('coordinator', op('reports.uphold', outcome(id)))).toBe('not_allowed');
    expect(await code('coordinatorNtnu', op('reports.dismiss', outcome(id)))).toBe('applied');
  });

  it('is not found by any who may not read it', async () => {
    const id = await reportIn(world, 'received');
    for (const actor of ['leader', 'contact', 'otherStudent', 'coordinatorTrondheim', 'steering'] as const)
      expect(await code(actor, op('reports.uphold', outcome(id)))).toBe('not_found id');
    expect(await code('coordinator', op('reports.uphold', outcome(randomUUID())))).toBe('not_found id');
  });
});
