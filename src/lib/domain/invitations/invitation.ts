import type { RoleName } from '../roles/role';
import type { Language, Stamped } from '../rows';

export const invitationMails = ['waiting', 'sent', 'refused'] as const;

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
  /** The day on which the role itself ends; null where none is set. */
  role_ends_on: string | null;
  /** Of the letter, as the one who invites chose. */
  language: Language;
  /** What became of the letter; refused: the address takes no mail. */
  mail: (typeof invitationMails)[number];
};
