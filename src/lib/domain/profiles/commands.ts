import * as z from 'zod/mini';
import { kinds } from '../challenges/challenge';
import { disciplines } from '../challenges/choices';
import type { Command } from '../commands';
import { languages, type Stamped } from '../rows';
import { faults, id, someKeys, someOf, takes, text, type ArgsIn } from '../schema';
import { mostTopics } from '../topics/topic';
import { positions, semesters, studyLevels, welcomeSteps, type Profile, type WelcomeStep } from './profile';

const most = 40;

const saveArgs = takes(() => ({
  /** The person's own id; anyone else's is refused. */
  id,
  name: z.optional(text(0, 80)),
  position: z.optional(z.nullable(z.enum(positions))),
  language: z.optional(z.enum(languages)),
  level: z.optional(z.nullable(z.enum(studyLevels))),
  discipline: z.optional(z.nullable(z.enum(disciplines))),
  theme_keys: z.optional(someKeys(most)),
  kinds: z.optional(someOf(kinds)),
  research_field_keys: z.optional(someKeys(most)),
  service_area_keys: z.optional(someKeys(most)),
  semesters: z.optional(someOf(semesters)),
  topic_keys: z.optional(someKeys(mostTopics.profile)),
  study_programme_key: z.optional(z.nullable(text(1, 100))),
  /** Steps that are now behind the person; those before them stay so. */
  welcomed: z.optional(someOf(welcomeSteps))
}));
export type SaveProfile = ArgsIn<typeof saveArgs>;

const recommendArgs = takes(() => ({
  id,
  recommendations_on: z.optional(z.boolean()),
  place_keys: z.optional(someKeys(most))
}));
export type Recommend = ArgsIn<typeof recommendArgs>;

const blank = (stamp: Stamped): Profile => ({
  ...stamp,
  name: '',
  position: null,
  language: 'nb',
  level: null,
  discipline: null,
  theme_keys: [],
  kinds: [],
  research_field_keys: [],
  service_area_keys: [],
  semesters: [],
  topic_keys: [],
  study_programme_key: null,
  place_keys: [],
  recommendations_on: true,
  welcomed: []
});

/** The steps only ever grow, as in `private.profiles_save`. */
const together = (before: readonly WelcomeStep[] = [], now: readonly WelcomeStep[] = []): WelcomeStep[] => [
  ...new Set([...before, ...now])
];

export const profileCommands = {
  'profiles.save': {
    version: 1,
    lane: (args) => `profiles:${args.id}` as const,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({
      ...earlier,
      ...later,
      ...((earlier.welcomed ?? later.welcomed) && { welcomed: together(earlier.welcomed, later.welcomed) })
    }),
    apply: (view, args, { now }) => {
      const { id, ...patch } = args;
      const row = view.profiles.get(id) ?? blank({ id, rev: 0, updated_at: now });
      view.profiles.set(id, {
        ...row,
        ...patch,
        welcomed: together(row.welcomed, patch.welcomed),
        updated_at: now
      });
    }
  } satisfies Command<SaveProfile>,
  'profiles.recommend': {
    version: 1,
    lane: (args) => `profiles:${args.id}` as const,
    check: (args) => faults(recommendArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, ...patch }, { now }) => {
      const row = view.profiles.get(id) ?? blank({ id, rev: 0, updated_at: now });
      view.profiles.set(id, { ...row, ...patch, updated_at: now });
    }
  } satisfies Command<Recommend>
};
