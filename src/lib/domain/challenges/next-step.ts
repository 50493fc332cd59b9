import type { ChallengeState } from './challenge';

/** Where the unit's challenges stand, in the order in which they ask for something. */
export const stages = ['writing', 'open', 'resting', 'coordinator', 'working', 'done'] as const;
export type Stage = (typeof stages)[number];

const stageOfState: Record<ChallengeState, Stage> = {
  draft: 'writing',
  returned: 'writing',
  submitted: 'coordinator',
  published: 'open',
  paused: 'resting',
  expired: 'resting',
  matched: 'working',
  in_progress: 'working',
  completed: 'done',
  withdrawn: 'done'
};

export const stageOf = ({ state }: { state: ChallengeState }): Stage => stageOfState[state];

/** What the unit does next with a challenge; `wait` and `rest` ask for nothing. */
export type NextStep =
  | 'finish'
  | 'mend'
  | 'wait'
  | 'answer'
  | 'found'
  | 'reopen'
  | 'decide'
  | 'begin'
  | 'complete'
  | 'rest'
  | 'share';

const byState: Record<Exclude<ChallengeState, 'published'>, NextStep> = {
  draft: 'finish',
  returned: 'mend',
  submitted: 'wait',
  paused: 'reopen',
  expired: 'decide',
  matched: 'begin',
  in_progress: 'complete',
  completed: 'rest',
  withdrawn: 'rest'
};

/** @param interest how many wait for the unit's answer, and how many have a yes */
export const nextStep = (
  { state }: { state: ChallengeState },
  interest: { waiting: number; accepted: number }
): NextStep => {
  if (state !== 'published') return byState[state];
  if (interest.waiting > 0) return 'answer';
  return interest.accepted > 0 ? 'found' : 'share';
};
