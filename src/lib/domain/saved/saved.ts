import type { Stamped } from '../rows';

/** A challenge that a person keeps for later; nobody else sees it. */
export type Saved = Stamped & { person_id: string; challenge_id: string; saved_at: string };
