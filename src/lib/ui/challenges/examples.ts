import type { Kind } from '$lib/domain/challenges/challenge';
import type { Language } from '$lib/domain/rows';
import { m } from '$lib/i18n/paraglide/messages';

export type Example = {
  /** For whom it is, in words. */
  kind: string;
  kinds: Kind[];
  title: string;
  today: string;
  whom: string;
  better: string;
  /** Why it is good to read, for the writer. */
  why: string;
};

/** Three needs of different kinds, ours: the words in the language that is written in, the rest in the reader's. */
export const examplesIn = (locale: Language): Example[] => [
  {
    kind: m.write_example_1_kind(),
    kinds: ['bachelor', 'placement'],
    title: m.write_example_1_title({}, { locale }),
    today: m.write_example_1_today({}, { locale }),
    whom: m.write_example_1_whom({}, { locale }),
    better: m.write_example_1_better({}, { locale }),
    why: m.write_example_1_why()
  },
  {
    kind: m.write_example_2_kind(),
    kinds: ['eit'],
    title: m.write_example_2_title({}, { locale }),
    today: m.write_example_2_today({}, { locale }),
    whom: m.write_example_2_whom({}, { locale }),
    better: m.write_example_2_better({}, { locale }),
    why: m.write_example_2_why()
  },
  {
    kind: m.write_example_3_kind(),
    kinds: ['public_phd'],
    title: m.write_example_3_title({}, { locale }),
    today: m.write_example_3_today({}, { locale }),
    whom: m.write_example_3_whom({}, { locale }),
    better: m.write_example_3_better({}, { locale }),
    why: m.write_example_3_why()
  }
];
