import type { Language, Stamped } from '../rows';
import { exactness } from './agreement';

/** The headings of a partnership profile in their order (R80); their names are rows of `profile_headings`. */
export const headings = [
  'participants',
  'initiators',
  'size',
  'anchoring',
  'organisation',
  'funding',
  'purpose',
  'duration',
  'focus',
  'cooperation',
  'plans',
  'milestones',
  'results',
  'experience'
] as const;
type Heading = (typeof headings)[number];

export type ProfileHeading = Stamped & {
  key: string;
  position: number;
  name_nb: string;
  name_nn: string;
  name_en: string;
};

export const profileStates = ['draft', 'published'] as const;
export type ProfileState = (typeof profileStates)[number];

/** How exactly the day of a text is known; `order`: it has none, and `dated` only puts the older one first. */
export const datings = [...exactness, 'order'] as const;

/** How a partnership describes itself on one day, in one language. A published one stays as it is. */
export type PartnershipProfile = Stamped &
  Record<Heading, string> & {
    partnership_id: string;
    dated: string;
    known_to: (typeof datings)[number];
    language: Language;
    state: ProfileState;
  };
