/** What somebody who lives here suggests (R06): read by the right ones, answered, and never lost on the way. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Challenge, ChallengeCase } from '../../src/lib/domain/challenges/challenge';
import type { Suggestion } from '../../src/lib/domain/suggestions/suggestion';
import { people, places, type Person } from './people';
import { Replica } from './replica';
import { challengeRow } from './stories';
import { declineArgs, suggestionArgs, suggestionIn, takeArgs } from './stories-voices';
import { op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const rowOf = async (id: string): Promise<Suggestion> => {
  const [found] = await world.sql<{ row: Suggestion }>(
    'select to_jsonb(s) as row from public.suggestions s where id = $1',
    [id]
  );
  if (!found) throw new Error('no such suggestion');
  return found.row;
};

const code = async (actor: Person, operation: Op): Promise<string> => {
  const { code, field, status } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};

const send = (args: object, actor: Person = 'stranger') => code(actor, rawOp('suggestions.send', args));

describe('a suggestion', () => {
  it('is kept as it was written, and answered by nobody yet', async () => {
    const args = suggestionArgs();
    expect(await send(args)).toBe('applied');
    expect(await rowOf(args.id)).toMatchObject({
      ...args,
      person_id: people.stranger,
      state: 'received',
      reason: null,
      answer: '',
      challenge_id: null,
      answered_at: null
    });
  });

  it('can be sent five times a day by one person, whatever became of the others', async () => {
    await world.sql(`delete from private.limits where kind = 'suggestion'`);
    const answers: string[] = [];
    for (let count = 0; count < 6; count += 1) answers.push(await send(suggestionArgs(), 'phd'));
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'applied'), 'rate_limited']);
    expect(await send(suggestionArgs(), 'researcher')).toBe('applied');
  });

  it('that is refused does not count', async () => {
    await world.sql(`delete from private.limits where kind = 'suggestion'`);
    const wrong = { ...suggestionArgs(), partnership_id: randomUUID() };
    for (let count = 0; count < 7; count += 1)
      expect(await send(wrong)).toBe('unknown_reference partnership_id');
    expect(await send(suggestionArgs())).toBe('applied');
  });

  it('takes no id that is in use, and does not tell whose', async () => {
    const id = await suggestionIn(world, 'received', 'student');
    expect(await send(suggestionArgs(id))).toBe('already_exists');
  });

  it('reaches the phones of its sender and of the coordinators, and no other', async () => {
    const id = await suggestionIn(world, 'received', 'stranger');
    const holders: Person[] = [];
    for (const person of Object.keys(people) as Person[]) {
      const replica = new Replica(world, person);
      await replica.pull();
      if (replica.held().has(`suggestions:${id}`)) holders.push(person);
    }
    expect(holders.sort()).toEqual(['coordinator', 'coordinatorNtnu', 'stranger']);
    expect(JSON.stringify(await world.changes())).not.toContain(id);
  });

  it('is never answered by its sender, coordinator or not', async () => {
    const id = await suggestionIn(world, 'received', 'coordinator');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(id)))).toBe('not_allowed');
    expect(await code('coordinator', op('suggestions.take', takeArgs(id)))).toBe('not_allowed');
    expect(await code('coordinatorNtnu', op('suggestions.take', takeArgs(id)))).toBe('applied');
  });

  it('stays without its sender when they leave', async () => {
    const id = await suggestionIn(world, 'received', 'otherStudent');
    await world.sql('update public.suggestions set person_id = null where id = $1', [id]);
    expect(await code('otherStudent', op('suggestions.withdraw', { id }))).toBe('not_found id');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(id)))).toBe('applied');
  });
});

describe('a suggestion that is taken up', () => {
  const take = async (patch: object = {}, actor: Person = 'coordinatorNtnu') => {
    const id = await suggestionIn(world, 'received');
    const args = { ...takeArgs(id), ...patch };
    return { id, args, answer: await code(actor, rawOp('suggestions.take', args)) };
  };

  it('becomes a draft of the leader, with its words', async () => {
    const { id, args, answer } = await take();
    expect(answer).toBe('applied');
    expect(await rowOf(id)).toMatchObject({
      state: 'taken',
      challenge_id: args.challenge_id,
      answer: args.answer
    });
    const { title, need } = suggestionArgs();
    expect(await challengeRow(world, args.challenge_id)).toMatchObject({
      state: 'draft',
      title,
      today: need,
      organisation_id: places.care,
      partnership_id: places.gjovikPartnership
    } satisfies Partial<Challenge>);
    expect(
      await world.as<ChallengeCase>('leader', 'select * from public.challenge_cases where id = $1', [
        args.challenge_id
      ])
    ).toMatchObject([{ author_id: people.leader, contact_id: people.leader }]);
  });

  it('promises an answer within the days of its partnership', async () => {
    const days = (count: number) =>
      world.sql('update public.partnership_settings set answer_days = $2 where id = $1', [
        places.gjovikPartnership,
        count
      ]);
    await days(9);
    const { args } = await take();
    await days(14);
    expect((await challengeRow(world, args.challenge_id)).answer_days).toBe(9);
  });

  it('is not readable as a draft by who suggested it or who took it up', async () => {
    const { args } = await take();
    for (const actor of ['student', 'coordinatorNtnu', 'coordinator', 'contact'] as const)
      expect(
        await world.as(actor, 'select 1 from public.challenges where id = $1', [args.challenge_id])
      ).toEqual([]);
  });

  it('goes to a unit of the partnership’s municipality that has a leader', async () => {
    expect((await take({ organisation_id: randomUUID() })).answer).toBe('unknown_reference organisation_id');
    expect((await take({ organisation_id: places.trondheimCare })).answer).toBe(
      'unknown_reference organisation_id'
    );
    expect((await take({ organisation_id: places.faculty })).answer).toBe(
      'unknown_reference organisation_id'
    );
    expect((await take({ organisation_id: places.gjovik })).answer).toBe('invalid organisation_id');
    expect((await take({ organisation_id: places.school })).answer).toBe('applied');
  });

  it('takes no id of another challenge, nor one that was thrown away', async () => {
    const { args } = await take();
    expect((await take({ challenge_id: args.challenge_id })).answer).toBe('already_exists challenge_id');
    await world.apply('leader', op('challenges.remove', { id: args.challenge_id }, { base_rev: 99 }));
    expect((await take({ challenge_id: args.challenge_id })).answer).toBe('already_exists challenge_id');
  });

  it('is answered once', async () => {
    const { id } = await take();
    expect(await code('coordinator', op('suggestions.take', takeArgs(id)))).toBe('wrong_state');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(id)))).toBe('wrong_state');
    expect(await code('student', op('suggestions.withdraw', { id }))).toBe('wrong_state');
  });

  it('can be answered anew when its draft was thrown away', async () => {
    const id = await suggestionIn(world, 'taken');
    expect(await rowOf(id)).toMatchObject({ state: 'taken', challenge_id: null });
    expect(await code('coordinator', op('suggestions.take', takeArgs(id)))).toBe('applied');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(id)))).toBe('wrong_state');
    const other = await suggestionIn(world, 'taken');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(other)))).toBe('applied');
    expect(await rowOf(other)).toMatchObject({ state: 'declined', reason: 'known' });
  });

  it('is not taken up by the partnership next door', async () => {
    expect((await take({}, 'coordinatorTrondheim')).answer).toBe('not_found id');
    expect((await take({}, 'leader')).answer).toBe('not_found id');
    expect((await take({}, 'student')).answer).toBe('not_allowed');
  });
});

describe('the wrong state', () => {
  it.each(['declined', 'withdrawn'] as const)('%s is the end', async (state) => {
    const id = await suggestionIn(world, state);
    expect(await code('student', op('suggestions.withdraw', { id }))).toBe('wrong_state');
    expect(await code('coordinator', op('suggestions.take', takeArgs(id)))).toBe('wrong_state');
    expect(await code('coordinator', op('suggestions.decline', declineArgs(id)))).toBe('wrong_state');
  });
});

describe('a coordinator who is one no longer', () => {
  it('neither reads nor answers, at once', async () => {
    const id = await suggestionIn(world, 'received');
    await world.sql(
      `insert into public.partnership_roles (person_id, partnership_id, role) values ($1, $2, 'coordinator')`,
      [people.staff, places.gjovikPartnership]
    );
    const read = () => world.as('staff', 'select id from public.suggestions where id = $1', [id]);
    expect(await read()).toEqual([{ id }]);
    await world.sql('delete from public.partnership_roles where person_id = $1', [people.staff]);
    expect(await read()).toEqual([]);
    expect(await code('staff', op('suggestions.decline', declineArgs(id)))).toBe('not_found id');
  });
});
