import type { NextStep, Stage } from '$lib/domain/challenges/next-step';
import { m } from '$lib/i18n/paraglide/messages';

const labels: Record<Exclude<NextStep, 'answer'>, () => string> = {
  finish: m.next_finish,
  mend: m.next_mend,
  wait: m.next_wait,
  found: m.next_found,
  reopen: m.next_reopen,
  decide: m.next_decide,
  begin: m.next_begin,
  complete: m.next_complete,
  rest: m.next_rest,
  share: m.next_share
};

/** What the unit does next, as a sentence. */
export const nextStepText = (step: NextStep, waiting: number): string =>
  step === 'answer' ? m.next_answer({ count: waiting }) : labels[step]();

export const stageLabels: Record<Stage, () => string> = {
  writing: m.stage_writing,
  open: m.stage_open,
  resting: m.stage_resting,
  coordinator: m.stage_coordinator,
  working: m.stage_working,
  done: m.stage_done
};
