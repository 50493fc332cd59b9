import * as z from 'zod/mini';
import type { Command } from '../commands';
import type { RegistrationState } from '../registrations/registration';
import type { Stamped } from '../rows';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { command } from '../state-machine';

/** Whom a host writes to: all who have registered, those who have a seat, or those who wait for one. */
export const messageAudiences = ['all', 'seat', 'waiting'] as const;
export type MessageAudience = (typeof messageAudiences)[number];

/** What the hosts of a meeting wrote. Read by the hosts and by those who were told. */
export type MeetingMessage = Stamped & {
  meeting_id: string;
  audience: MessageAudience;
  words: string;
  /** How many places it went to, by the server's count. */
  told: number;
  sent_at: string;
};

/** Equal to the `meeting_messages` rows of `private.transitions`. */
export const meetingMessageLife = [command('meeting_messages.send', 'host')];

/** Whether a message to these reaches a place in this state; equal to `private.meeting_messages_send` in SQL. */
export const reaches = (audience: MessageAudience, state: RegistrationState): boolean => {
  if (state === 'cancelled') return false;
  return audience === 'all' || (audience === 'seat') === (state === 'registered');
};

const sendArgs = takes(() => ({
  id,
  meeting_id: id,
  audience: z.enum(messageAudiences),
  words: text(2, 1_000)
}));

export const meetingMessageCommands = {
  'meeting_messages.send': {
    version: 1,
    lane: (args) => `meeting_messages:${args.id}`,
    check: (args) => faults(sendArgs, args),
    apply: (view, args, { now }) => {
      const told = [...view.registrations.values()].filter(
        (row) => row.meeting_id === args.meeting_id && reaches(args.audience, row.state)
      ).length;
      view.meeting_messages.set(args.id, { ...args, told, sent_at: now, rev: 0, updated_at: now });
    }
  } satisfies Command<ArgsIn<typeof sendArgs>>
};
