import type { Fault } from '$lib/domain/errors';
import type { SaveProfile } from '$lib/domain/profiles/commands';
import type { Profile } from '$lib/domain/profiles/profile';

/** What every step of the first profile is given. */
export type StepProps = {
  profile: Profile;
  progress?: { at: number; of: number };
  busy: boolean;
  faults: readonly Fault[];
  onsave: (patch: Omit<SaveProfile, 'id'>) => void;
  onskip: () => void;
};
