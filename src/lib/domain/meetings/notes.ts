import * as z from 'zod/mini';
import type { Command } from '../commands';
import { removing, saving } from '../register';
import type { Stamped } from '../rows';
import { day, faults, id, roleText, takes, text, type ArgsIn } from '../schema';
import { command } from '../state-machine';

/** What the hosts of a meeting noted in it, for themselves; its id is the meeting's. */
export type MeetingNotes = Stamped & { notes: string };

/** What somebody does after a meeting (R71). Read by its hosts. */
export type MeetingAction = Stamped & {
  meeting_id: string;
  what: string;
  /** A role or a body, never a name. */
  owner_role: string;
  due_on: string | null;
  done: boolean;
};

/** Equal to the `meeting_notes` rows of `private.transitions`. */
export const meetingNotesLife = [command('meeting_notes.save', 'host')];

/** Equal to the `meeting_actions` rows of `private.transitions`. */
export const meetingActionLife = [
  command('meeting_actions.save', 'host'),
  command('meeting_actions.remove', 'host')
];

export const longestNotes = 10_000;
export const longestWhat = 300;
export const longestOwner = 120;

const notesArgs = takes(() => ({ id, notes: text(0, longestNotes) }));
const actionArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  meeting_id: z.optional(id),
  what: z.optional(text(1, longestWhat)),
  owner_role: z.optional(roleText(0, longestOwner)),
  due_on: z.optional(z.nullable(day)),
  done: z.optional(z.boolean())
}));
export type SaveAction = ArgsIn<typeof actionArgs>;

export const meetingNotesCommands = {
  'meeting_notes.save': {
    version: 1,
    lane: (args) => `meeting_notes:${args.id}`,
    check: (args) => faults(notesArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, args, { now }) => {
      const row = view.meeting_notes.get(args.id) ?? { id: args.id, rev: 0 };
      view.meeting_notes.set(args.id, { ...row, ...args, updated_at: now });
    }
  } satisfies Command<ArgsIn<typeof notesArgs>>,
  'meeting_actions.save': saving('meeting_actions', actionArgs, (stamp) => ({
    ...stamp,
    meeting_id: '',
    what: '',
    owner_role: '',
    due_on: null,
    done: false
  })),
  'meeting_actions.remove': removing('meeting_actions')
};

/**
 * The order of a list of actions: what is not done first, the nearest day first, those without a day last of them.
 * @param actions in any order
 */
export const actionOrder = <Row extends MeetingAction>(actions: readonly Row[]): Row[] =>
  [...actions].sort(
    (a, b) =>
      Number(a.done) - Number(b.done) ||
      Number(a.due_on === null) - Number(b.due_on === null) ||
      (a.due_on ?? '').localeCompare(b.due_on ?? '') ||
      a.id.localeCompare(b.id)
  );

/** Whether the day is over and it is not done. @param today in Norway */
export const isLate = ({ done, due_on }: MeetingAction, today: string): boolean =>
  !done && due_on !== null && due_on < today;
