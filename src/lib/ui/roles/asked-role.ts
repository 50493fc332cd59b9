import type { Fault } from '$lib/domain/errors';
import type { Role } from '$lib/domain/roles/role';

/** Asking to be a unit's contact: what was last asked for there, if anything, and the two steps a person can take. */
export type AskedRole = {
  last: (Role & { pending?: 'waiting' | 'parked' }) | undefined;
  onask: () => Promise<Fault[]>;
  onwithdraw: () => Promise<Fault[]>;
};
