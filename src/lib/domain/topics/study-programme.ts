/** What a study programme can lead to. */
export const programmeLevels = ['bachelor', 'master', 'phd'] as const;

/** A study programme of an imported list; kept as topics are. */
export type StudyProgramme = {
  key: string;
  organisation_id: string | null;
  /** The university's own code. */
  code: string | null;
  name_nb: string;
  name_nn: string | null;
  name_en: string | null;
  /** NUS2000, six digits. */
  nus_code: string | null;
  level: (typeof programmeLevels)[number] | null;
  place: string;
  retired_at: string | null;
  updated_at: string;
};
