/**
 * A topic of an official list (LOS), as an import made it. Everyone may read it, and it lies in no replica: whoever
 * needs topics asks the open data for all of them. Challenges and profiles name them by key.
 */
export type Topic = {
  key: string;
  /** What the list itself calls it. */
  uri: string;
  scheme: string;
  name_nb: string;
  name_nn: string | null;
  name_en: string | null;
  /** Other words for it, found by and shown nowhere. */
  synonyms_nb: string[];
  synonyms_nn: string[];
  synonyms_en: string[];
  broader_keys: string[];
  /** Since when it can no longer be chosen. */
  retired_at: string | null;
  updated_at: string;
};

/** How many topics a challenge, or a person, can have. */
export const mostTopics = { challenge: 10, profile: 20 } as const;
