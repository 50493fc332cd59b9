import type { Stamped } from '../rows';

/** A university municipality: a formal partnership between municipalities and a university. */
export type Partnership = Stamped & { slug: string; name_nb: string; name_nn: string; name_en: string };

/** An organisation that takes part in a partnership. */
export type PartnershipMember = Stamped & { partnership_id: string; organisation_id: string };

export const partnershipRoles = ['coordinator'] as const;

/** A person's role in a partnership. */
export type PartnershipRole = Stamped & {
  partnership_id: string;
  person_id: string;
  role: (typeof partnershipRoles)[number];
};
