import type { RoleName } from '../roles/role';
import type { Stamped } from '../rows';

/** A role that is offered to an e-mail address, as long as the offer stands; then the role itself tells the story. */
export type Invitation = Stamped & {
  email: string;
  /** The unit; in a partnership the side: the member that the person will speak for. */
  organisation_id: string;
  /** The municipality or university of the unit; null in a partnership. */
  root_id: string | null;
  partnership_id: string | null;
  role: RoleName;
  /** Per cent of a position. */
  share: number | null;
  invited_at: string;
  ends_at: string;
};
