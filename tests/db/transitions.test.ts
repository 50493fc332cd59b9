import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lives } from '../../src/lib/domain/lives';
import { commands, type CommandName } from '../../src/lib/domain/registry';
import { goodCommands, baseRev } from './good';
import { rawOp, speakAs, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Step = { command: string; from_state: string | null; to_state: string | null; actor: string };
const key = (step: Step): string =>
  [step.command, step.from_state ?? '', step.to_state ?? '', step.actor].join(' · ');

describe('the lives of the rooms', () => {
  it('are those that SQL knows', async () => {
    const rooms = await world.sql<{ room: string }>(
      'select distinct room from private.transitions order by 1'
    );
    expect(rooms.map(({ room }) => room)).toEqual(Object.keys(lives).sort());
  });

  it.each(Object.keys(lives))('%s: the same steps in TypeScript and SQL', async (room) => {
    const steps = await world.sql<Step>(
      'select command, from_state, to_state, actor from private.transitions where room = $1',
      [room]
    );
    const expected = (lives[room] ?? []).flatMap(({ command, from, to, actors }) =>
      actors.map((actor) => key({ command, from_state: from, to_state: to, actor }))
    );
    expect(steps.map(key).sort()).toEqual(expected.sort());
  });

  it('take each command from a state to one state only, whoever takes it', async () => {
    const ambiguous = await world.sql(
      'select command, from_state from private.transitions group by 1, 2 having count(distinct coalesce(to_state, $1)) > 1',
      ['']
    );
    expect(ambiguous).toEqual([]);
  });
});

describe.each(Object.keys(commands) as CommandName[])('%s', (name) => {
  const takenBack = new Error('taken back');

  /** What one who may is answered when the table says this; then all is as it was. */
  const answered = async (change: string): Promise<string> => {
    const { actor, args } = goodCommands(world)[name];
    const operation = rawOp(name, await args(), { base_rev: baseRev(name) });
    let answer = '';
    await world.database
      .transaction(async (inside) => {
        await inside.query(change, [name]);
        await speakAs(inside, actor);
        const [row] = await inside.query<{ answer: { results: OpResult[] } }>(
          'select public.sync_push($1::jsonb) as answer',
          [JSON.stringify([operation])]
        );
        const result = row?.answer.results[0];
        answer = result?.code ?? result?.status ?? '';
        throw takenBack;
      })
      .catch((error: unknown) => {
        if (error !== takenBack) throw error;
      });
    return answer;
  };

  it('stands in the table', () => {
    expect(lives[name.split('.')[0] ?? '']?.map(({ command }) => command)).toContain(name);
  });

  it('asks the table, and nothing else, whether it may be done', async () => {
    expect(await answered('select $1::text')).toBe('applied');
    expect(await answered('delete from private.transitions where command = $1')).toBe('not_allowed');
  });
});

describe('a step', () => {
  const step = (command: string, from: string | null, mine: string[]): Promise<string | null | undefined> =>
    world
      .sql<{ to: string | null }>('select private.step($1, $2, $3) as to', [command, from, mine])
      .then(([row]) => row?.to)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));

  it('leads where the table says', async () => {
    expect(await step('challenges.submit', 'draft', ['author'])).toBe('submitted');
    expect(await step('challenges.remove', 'draft', ['author'])).toBeNull();
    expect(await step('interests.send', null, ['sender'])).toBe('sent');
  });

  it('is refused to one who never takes it, before the state is told', async () => {
    expect(await step('challenges.publish', 'withdrawn', ['author'])).toBe('not_allowed');
    expect(await step('challenges.publish', 'submitted', [])).toBe('not_allowed');
  });

  it('is refused from a state it does not start in', async () => {
    expect(await step('challenges.publish', 'published', ['coordinator'])).toBe('wrong_state');
  });

  it('is refused to one who takes it from other states only', async () => {
    expect(await step('challenges.save', 'published', ['coordinator'])).toBe('not_allowed');
  });
});
