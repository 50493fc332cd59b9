import { randomUUID } from 'node:crypto';
import type { CommandName } from '../../src/lib/domain/registry';
import { people, type Person } from './people';
import {
  calendarArgs,
  challengeIn,
  consentArgs,
  consentIn,
  dismissArgs,
  firstSave,
  handleOf,
  followArgs,
  interestArgs,
  interestIn,
  isFindable,
  messageArgs,
  savedArgs,
  termArgs
} from './stories';
import {
  declineArgs,
  outcome,
  reportArgs,
  reportIn,
  suggestionArgs,
  suggestionIn,
  takeArgs
} from './stories-voices';
import { goodMeetingCommands } from './meeting-stories';
import { goodPartnershipCommands, roleIn } from './partnership-stories';
import { op, type World } from './world';

export type Args = Record<string, unknown>;
export type GoodCommand = { actor: Person; args: () => Promise<Args> };

/** The revision these are sent with: a change of a row that exists says that it has seen it. */
export const baseRev = (name: CommandName): number | null =>
  [
    'profiles.save',
    'partnership_settings.save',
    'organisations.save',
    'meetings.move',
    'meetings.summarise',
    'registrations.change'
  ].includes(name)
    ? 99
    : null;

/**
 * For each command: who may send it, and arguments that are applied. `args` makes anew what the command acts on, so
 * that it can be sent once per call; refusals, races and properties all start from here.
 */
export const goodCommands = (world: World): Record<CommandName, GoodCommand> => ({
  ...goodPartnershipCommands(world),
  ...goodMeetingCommands(world),
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
  'challenges.pause': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'published') }) },
  'challenges.resume': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'paused') }) },
  'challenges.match': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'published') }) },
  'challenges.start': { actor: 'contact', args: async () => ({ id: await challengeIn(world, 'matched') }) },
  'challenges.complete': {
    actor: 'contact',
    args: async () => ({ id: await challengeIn(world, 'in_progress') })
  },
  'challenges.hand_over': {
    actor: 'contact',
    args: async () => ({
      id: await challengeIn(world, 'published'),
      role_id: await roleIn(world, 'given', 'deputy', 'deputy')
    })
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
  'interests.see': { actor: 'contact', args: async () => ({ id: (await interestIn(world, 'sent')).id }) },
  'interests.ask': { actor: 'contact', args: async () => messageArgs((await interestIn(world, 'sent')).id) },
  'interests.reply': {
    actor: 'student',
    args: async () => messageArgs((await interestIn(world, 'asked')).id)
  },
  'conversations.write': {
    actor: 'student',
    args: async () => messageArgs((await interestIn(world, 'sent')).id)
  },
  'conversations.read': {
    actor: 'student',
    args: async () => ({ id: (await interestIn(world, 'asked')).id, number: 1 })
  },
  'notifications.read': {
    actor: 'contact',
    args: async () => {
      const { id } = await interestIn(world, 'sent');
      const [told] = await world.sql<{ id: string }>(
        `select id from public.notifications where interest_id = $1 and channel = 'app'`,
        [id]
      );
      return { id: told?.id };
    }
  },
  'notifications.prefer': { actor: 'phd', args: async () => ({ id: people.phd, mail: 'each' }) },
  'saved.add': { actor: 'student', args: async () => savedArgs(await challengeIn(world, 'published')) },
  'saved.remove': {
    actor: 'student',
    args: async () => {
      const args = savedArgs(await challengeIn(world, 'published'));
      await world.apply('student', op('saved.add', args));
      return args;
    }
  },
  'follows.add': { actor: 'student', args: async () => followArgs(await challengeIn(world, 'published')) },
  'follows.pause': {
    actor: 'student',
    args: async () => {
      const args = followArgs(await challengeIn(world, 'published'));
      await world.apply('student', op('follows.add', args));
      return { ...args, paused: true };
    }
  },
  'follows.remove': {
    actor: 'student',
    args: async () => {
      const args = followArgs(await challengeIn(world, 'published'));
      await world.apply('student', op('follows.add', args));
      return args;
    }
  },
  'dismissals.add': {
    actor: 'student',
    args: async () => dismissArgs(await challengeIn(world, 'published'))
  },
  'dismissals.remove': {
    actor: 'student',
    args: async () => {
      const args = dismissArgs(await challengeIn(world, 'published'));
      await world.apply('student', op('dismissals.add', args));
      return { id: args.id, challenge_id: args.challenge_id };
    }
  },
  'calendars.make': { actor: 'student', args: async () => calendarArgs() },
  'calendars.revoke': {
    actor: 'student',
    args: async () => {
      const args = calendarArgs();
      await world.apply('student', op('calendars.make', args));
      return { id: args.id };
    }
  },
  'consents.give': {
    actor: 'student',
    args: async () => {
      await world.sql('delete from public.consents where person_id = $1', [people.student]);
      return consentArgs();
    }
  },
  'consents.withdraw': {
    actor: 'student',
    args: async () => ({ id: await consentIn(world, 'student'), purpose: 'findable' })
  },
  'findability.save': {
    actor: 'student',
    args: async () => ({
      id: people.student,
      parts: ['themes'],
      wish: `Fall i hjemmet ${randomUUID().slice(0, 4)}`
    })
  },
  'findability.invite': {
    actor: 'contact',
    args: async () => {
      await isFindable(world, 'phd', { parts: ['discipline'], wish: 'Forebygge at noen faller hjemme.' });
      await world.sql('delete from private.invited_people');
      // The day's limits are another test's.
      await world.sql(`delete from private.limits where kind like 'introduction%'`);
      const challenge_id = await challengeIn(world, 'published', { kinds: ['phd'] });
      return { id: await handleOf(world, challenge_id, 'phd'), challenge_id };
    }
  },
  'technologies.save': { actor: 'coordinator', args: () => Promise.resolve(termArgs()) },
  'themes.save': { actor: 'coordinator', args: () => Promise.resolve(termArgs()) },
  'service_areas.save': { actor: 'coordinator', args: () => Promise.resolve(termArgs()) },
  'research_fields.save': { actor: 'coordinator', args: () => Promise.resolve(termArgs()) },
  'profiles.recommend': {
    actor: 'phd',
    // Other places each time, so that there is something to write.
    args: () => Promise.resolve({ id: people.phd, place_keys: [`by-${randomUUID().slice(0, 4)}`] })
  },
  'profiles.save': {
    actor: 'phd',
    args: async () => ({ id: people.phd, name: `Stipendiat ${randomUUID().slice(0, 4)}` })
  },
  'suggestions.send': { actor: 'stranger', args: async () => suggestionArgs() },
  'suggestions.withdraw': {
    actor: 'student',
    args: async () => ({ id: await suggestionIn(world, 'received') })
  },
  'suggestions.decline': {
    actor: 'coordinator',
    args: async () => declineArgs(await suggestionIn(world, 'received'))
  },
  'suggestions.take': {
    actor: 'coordinator',
    args: async () => takeArgs(await suggestionIn(world, 'received'))
  },
  'reports.send': {
    actor: 'stranger',
    args: async () => reportArgs(await challengeIn(world, 'published'))
  },
  'reports.uphold': { actor: 'coordinator', args: async () => outcome(await reportIn(world, 'received')) },
  'reports.dismiss': { actor: 'coordinator', args: async () => outcome(await reportIn(world, 'received')) }
});
