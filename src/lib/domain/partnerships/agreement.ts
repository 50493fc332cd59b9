import type { Stamped } from '../rows';

/** An agreement of a partnership: a main one, or one below another (R02, R34, R50). Days in Norway. */
export type Agreement = Stamped & {
  partnership_id: string;
  parent_id: string | null;
  name_nb: string;
  name_nn: string;
  name_en: string;
  signed_on: string | null;
  valid_from: string | null;
  valid_to: string | null;
};

/** What a body is to the partnership: it decided, signed, is a level that it is anchored at, or follows up. */
export const anchoringKinds = ['decision', 'signature', 'level', 'follow_up'] as const;

/** How exactly a day is known; of a month or a year it is the first day. */
export const exactness = ['day', 'month', 'year'] as const;

/** Where a partnership is anchored on one side (R49): a body or a role, never a person. */
export type Anchoring = Stamped & {
  partnership_id: string;
  organisation_id: string;
  agreement_id: string | null;
  kind: (typeof anchoringKinds)[number];
  body_nb: string;
  body_nn: string;
  body_en: string;
  happened_on: string | null;
  known_to: (typeof exactness)[number];
};
