import type { ChallengeState } from '$lib/domain/challenges/challenge';
import { m } from '$lib/i18n/paraglide/messages';

export const challengeStateLabels: Record<ChallengeState, () => string> = {
  draft: m.state_draft,
  submitted: m.state_submitted,
  returned: m.state_returned,
  published: m.state_published,
  paused: m.state_paused,
  withdrawn: m.state_withdrawn,
  expired: m.state_expired,
  matched: m.state_matched,
  in_progress: m.state_in_progress,
  completed: m.state_completed
};
