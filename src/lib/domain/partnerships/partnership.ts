import type { RoleName } from '../roles/role';
import type { Stamped } from '../rows';

/** A university municipality: a formal partnership between municipalities and a university. */
export type Partnership = Stamped & { slug: string; name_nb: string; name_nn: string; name_en: string };

/** An organisation that takes part in a partnership. */
export type PartnershipMember = Stamped & { partnership_id: string; organisation_id: string };

/** What a partnership has decided for itself; the id is the partnership's. */
export type PartnershipSettings = Stamped & {
  answer_days: number;
  /** Without a sign of life from a person. */
  hide_after_months: number;
  delete_after_months: number;
  /** In Norway. */
  digest_hour: number;
};

/** A group that steers or works in a partnership, or one below another (R51, R67); roles point to it. */
export type PartnershipGroup = Stamped & {
  partnership_id: string;
  parent_id: string | null;
  name_nb: string;
  name_nn: string;
  name_en: string;
};

export const partnershipRoles = ['coordinator', 'steering'] as const;

/** A person's role in a partnership. */
export type PartnershipRole = Stamped & {
  partnership_id: string;
  person_id: string;
  role: (typeof partnershipRoles)[number];
  /** The side: the member that the person speaks for. */
  organisation_id: string | null;
};

/** What a partnership calls a role, where it has a name of its own (R76). */
export type PartnershipRoleName = Stamped & {
  partnership_id: string;
  role: RoleName;
  name_nb: string;
  name_nn: string;
  name_en: string;
};
