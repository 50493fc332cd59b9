import { describe, expect, it } from 'vitest';
import { states as challengeStates } from './challenges/challenge';
import { challengeLife } from './challenges/life';
import { states as interestStates } from './interests/interest';
import { interestLife } from './interests/life';
import { commands } from './registry';
import { step, type Transition } from './state-machine';

const rooms: [string, readonly string[], readonly Transition<string, string>[]][] = [
  ['challenges', challengeStates, challengeLife],
  ['interests', interestStates, interestLife]
];

describe.each(rooms)('the life of %s', (room, states, life) => {
  it('reaches every state from nothing', () => {
    const reached = new Set<string | null>([null]);
    for (let grown = true; grown;) {
      const before = reached.size;
      life.filter((row) => reached.has(row.from)).forEach((row) => reached.add(row.to));
      grown = reached.size > before;
    }
    expect([...reached].filter((state) => state !== null).sort()).toEqual([...states].sort());
  });

  it('has one step for each command and state, and somebody who may take it', () => {
    const keys = life.map((row) => `${row.command} ${row.from}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(life.filter((row) => row.actors.length === 0)).toEqual([]);
  });

  it('uses the commands of the room and no others, but for the steps of the clock', () => {
    const named = new Set(
      life.filter(({ actors }) => actors.some((actor) => actor !== 'clock')).map((row) => row.command)
    );
    expect([...named].sort()).toEqual(
      Object.keys(commands)
        .filter((name) => name.startsWith(`${room}.`))
        .sort()
    );
  });
});

describe('step', () => {
  it('finds the step or says there is none', () => {
    expect(step(challengeLife, 'challenges.publish', 'submitted')?.to).toBe('published');
    expect(step(challengeLife, 'challenges.publish', 'draft')).toBeUndefined();
  });
});
