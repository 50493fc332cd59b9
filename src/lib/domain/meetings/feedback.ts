import * as z from 'zod/mini';
import type { Command } from '../commands';
import type { Registration } from '../registrations/registration';
import type { Stamped } from '../rows';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { command } from '../state-machine';
import type { Meeting } from './meeting';
import { instant } from './rules';

export const opinions = ['useful', 'so_so', 'not_useful'] as const;
export type Opinion = (typeof opinions)[number];

/** What somebody thought of a meeting; its id is the registration's. Read by that person only. */
export type MeetingFeedback = Stamped & {
  meeting_id: string;
  person_id: string;
  answer: Opinion;
  sentence: string;
};

/** What those who came thought, without who; its id is the meeting's. Zeroes until `fewest` have answered. */
export type MeetingFeedbackSums = Stamped & {
  answers: number;
  useful: number;
  so_so: number;
  not_useful: number;
  sentences: string[];
};

/** Of fewer answers than this one could tell who said what; equal to `private.sum_feedback` in SQL. */
export const fewest = 3;

export const longestSentence = 300;

/** Equal to the `meeting_feedback` rows of `private.transitions`. */
export const meetingFeedbackLife = [command('meeting_feedback.give', 'self')];

const giveArgs = takes(() => ({
  id,
  answer: z.enum(opinions),
  sentence: z.optional(text(0, longestSentence))
}));

export const meetingFeedbackCommands = {
  'meeting_feedback.give': {
    version: 1,
    lane: (args) => `meeting_feedback:${args.id}`,
    check: (args) => faults(giveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, answer, sentence }, { uid, now }) => {
      const meeting_id = view.registrations.get(id)?.meeting_id;
      if (meeting_id === undefined) return;
      const before = view.meeting_feedback.get(id);
      view.meeting_feedback.set(id, {
        id,
        rev: before?.rev ?? 0,
        updated_at: now,
        meeting_id,
        person_id: uid,
        answer,
        sentence: sentence ?? before?.sentence ?? ''
      });
    }
  } satisfies Command<ArgsIn<typeof giveArgs>>
};

/** Whether one may say what one thought, by the phone's clock; equal to `private.meeting_feedback_give` in SQL. */
export const mayAnswer = (
  meeting: Pick<Meeting, 'state' | 'ends_at'>,
  place: Pick<Registration, 'state' | 'arrived_at'>,
  now: Date
): boolean =>
  (meeting.state === 'confirmed' || meeting.state === 'held') &&
  now.getTime() >= (instant(meeting.ends_at) ?? Infinity) &&
  (place.state === 'registered' || (place.state !== 'cancelled' && place.arrived_at !== null));
