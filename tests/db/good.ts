import { randomUUID } from 'node:crypto';
import type { CommandName } from '../../src/lib/domain/registry';
import { people, type Person } from './people';
import { challengeIn, firstSave, interestArgs, interestIn } from './stories';
import type { World } from './world';

export type Args = Record<string, unknown>;
/**
 * For each command: who may send it, and arguments that are applied. `args` makes anew what the command acts on, so
 * that it can be sent once per call; refusals, races and properties all start from here.
 */
export const goodCommands = (
  world: World
): Record<CommandName, { actor: Person; args: () => Promise<Args> }> => ({
  'challenges.save': { actor: 'contact', args: async () => firstSave(randomUUID()) },
  'challenges.submit': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'draft') }) },
  'challenges.publish': {
    actor: 'coordinator',
    args: async () => ({ id: await challengeIn(world, 'submitted') })
  },
  'challenges.return': {
    actor: 'coordinator',
    args: async () => ({ id: await challengeIn(world, 'submitted'), note: 'Si mer.' })
  },
  'challenges.withdraw': {
    actor: 'contact',
    args: async () => ({ id: await challengeIn(world, 'published') })
  },
  'challenges.remove': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'draft') }) },
  'interests.send': {
    actor: 'student',
    args: async () => interestArgs(await challengeIn(world, 'published'))
  },
  'interests.withdraw': {
    actor: 'student',
    args: async () => ({ id: (await interestIn(world, 'sent')).id })
  },
  'interests.accept': {
    actor: 'contact',
    args: async () => ({ id: (await interestIn(world, 'sent')).id, answer: 'Ja, kom.' })
  },
  'interests.decline': {
    actor: 'contact',
    args: async () => ({ id: (await interestIn(world, 'sent')).id, reason: 'full', answer: '' })
  },
  'profiles.save': {
    actor: 'phd',
    args: async () => ({ id: people.phd, name: `Stipendiat ${randomUUID().slice(0, 4)}` })
  }
});
