import type { Command } from '../commands';
import type { Stamped } from '../rows';
import { faults, id, takes, type ArgsIn } from '../schema';
import { command } from '../state-machine';

/** A need that was caught in a meeting: a challenge, a draft at first. Read by the hosts, and by anyone once both are public. */
export type MeetingNeed = Stamped & { meeting_id: string; challenge_id: string };

/** Equal to the `meeting_needs` rows of `private.transitions`. */
export const meetingNeedLife = [command('meeting_needs.add', 'host')];

const addArgs = takes(() => ({ id, meeting_id: id, challenge_id: id }));

export const meetingNeedCommands = {
  'meeting_needs.add': {
    version: 1,
    lane: (args) => `meeting_needs:${args.id}`,
    check: (args) => faults(addArgs, args),
    apply: (view, args, { now }) => {
      view.meeting_needs.set(args.id, { ...args, rev: 0, updated_at: now });
    }
  } satisfies Command<ArgsIn<typeof addArgs>>
};

/** The longest title a challenge has. */
const longest = 120;

/**
 * One field as the beginning of a challenge: its first line or sentence is the title, all of it what is so today. A title
 * that is cut ends in a word.
 */
export const draftOf = (text: string): { title: string; today: string } => {
  const said = text.trim();
  const first = (/^[^\n]*?[.!?](?=\s)/.exec(said)?.[0] ?? said.split('\n', 1)[0] ?? '')
    .trim()
    .replace(/\.$/, '');
  if (first.length <= longest) return { title: first, today: said };
  const cut = first.slice(0, longest - 1).replace(/\s+\S*$/, '');
  return { title: `${cut}…`, today: said };
};
