import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { languages } from '../rows';
import {
  day,
  faults,
  id,
  roleText,
  someIds,
  someKeys,
  someOf,
  takes,
  text,
  url,
  type ArgsIn
} from '../schema';
import { mostTopics } from '../topics/topic';
import { blankChallenge } from './blank';
import { gains, kinds, type Challenge } from './challenge';
import {
  asks,
  citizenRoles,
  collaborationLevels,
  disciplines,
  drivers,
  effects,
  goals,
  levels,
  problemTypes
} from './choices';

/** The fields of a challenge that its author writes; `challenges.save` carries those that changed. */
const fields = () => ({
  title: text(0, 120),
  today: text(0, 10_000),
  whom: text(0, 10_000),
  better: text(0, 10_000),
  theme_id: z.nullable(id),
  second_theme_id: z.nullable(id),
  kinds: someOf(kinds),
  gains: someOf(gains),
  requires: text(0, 2_000),
  contact_role: roleText(0, 120),
  place: text(0, 120),
  starts_on: z.nullable(day),
  ends_on: z.nullable(day),
  apply_by: z.nullable(day),
  answer_days: z.int().check(z.minimum(1), z.maximum(60)),
  language: z.enum(languages),
  asks_for: someOf(asks),
  other_unit_ids: someIds(10),
  disciplines: someOf(disciplines),
  levels: someOf(levels),
  problem_type: z.nullable(z.enum(problemTypes)),
  citizen_role: z.nullable(z.enum(citizenRoles)),
  accountable_role: roleText(0, 120),
  collaboration_level: z.nullable(z.enum(collaborationLevels)),
  drivers: someOf(drivers),
  policy_reference: text(0, 500),
  expected_effects: someOf(effects),
  expected_effect: text(0, 2_000),
  seen_effects: someOf(effects),
  seen_effect: text(0, 2_000),
  goals: someOf(goals),
  technology_ids: someIds(10),
  topic_keys: someKeys(mostTopics.challenge),
  data_field: text(0, 500),
  service_area_id: z.nullable(id),
  research_field_id: z.nullable(id),
  importance: z.nullable(z.int().check(z.minimum(1), z.maximum(5))),
  municipality_commits: text(0, 2_000),
  university_commits: text(0, 2_000),
  source_url: z.nullable(url(500))
});

const saveArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  partnership_id: z.optional(id),
  organisation_id: z.optional(id),
  ...z.partial(z.strictObject(fields())).shape
}));
export type SaveChallenge = ArgsIn<typeof saveArgs>;

const onlyId = takes(() => ({ id }));
type OnlyId = ArgsIn<typeof onlyId>;

const returnArgs = takes(() => ({ id, note: text(3, 2_000) }));
type ReturnChallenge = ArgsIn<typeof returnArgs>;

/** `role_id` is the role, in the unit, of the one who takes over. */
const handOverArgs = takes(() => ({ id, role_id: id }));
type HandOver = ArgsIn<typeof handOverArgs>;

const reasonArgs = takes(() => ({ id, reason: z.optional(text(0, 2_000)) }));
type Reasoned = ArgsIn<typeof reasonArgs>;

const lane = (args: OnlyId) => `challenges:${args.id}` as const;

const move =
  (state: Challenge['state']) =>
  (view: View, args: OnlyId): void => {
    const row = view.challenges.get(args.id);
    if (row) view.challenges.set(args.id, { ...row, state });
  };

/** A command that takes a step and may say why; the reason is as public as the step. */
const step = (state: Challenge['state']): Command<Reasoned> => ({
  version: 1,
  lane,
  check: (args) => faults(reasonArgs, args),
  apply: move(state)
});

export const challengeCommands = {
  'challenges.save': {
    version: 1,
    lane,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, args, { uid, now }) => {
      const { id, partnership_id, organisation_id, ...patch } = args;
      const row = view.challenges.get(id);
      if (row) {
        view.challenges.set(id, { ...row, ...patch, updated_at: now });
      } else if (partnership_id && organisation_id) {
        view.challenges.set(id, {
          ...blankChallenge,
          answer_days:
            view.partnership_settings.get(partnership_id)?.answer_days ?? blankChallenge.answer_days,
          id,
          partnership_id,
          organisation_id,
          ...patch,
          updated_at: now
        });
        view.challenge_cases.set(id, {
          id,
          rev: 0,
          updated_at: now,
          author_id: uid,
          contact_id: uid,
          note: '',
          submitted_at: null
        });
      }
    }
  } satisfies Command<SaveChallenge>,
  'challenges.submit': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: move('submitted')
  } satisfies Command<OnlyId>,
  'challenges.publish': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args, { now }) => {
      const row = view.challenges.get(args.id);
      if (row) view.challenges.set(args.id, { ...row, state: 'published', published_at: now });
    }
  } satisfies Command<OnlyId>,
  'challenges.return': {
    version: 1,
    lane,
    check: (args) => faults(returnArgs, args),
    apply: (view, args) => {
      move('returned')(view, args);
      const own = view.challenge_cases.get(args.id);
      if (own) view.challenge_cases.set(args.id, { ...own, note: args.note });
    }
  } satisfies Command<ReturnChallenge>,
  'challenges.withdraw': step('withdrawn'),
  'challenges.pause': step('paused'),
  'challenges.resume': step('published'),
  'challenges.match': step('matched'),
  'challenges.start': step('in_progress'),
  'challenges.complete': step('completed'),
  'challenges.hand_over': {
    version: 1,
    lane,
    check: (args) => faults(handOverArgs, args),
    apply: (view, args) => {
      const own = view.challenge_cases.get(args.id);
      const taker = view.roles.get(args.role_id)?.person_id;
      if (own && taker) view.challenge_cases.set(args.id, { ...own, contact_id: taker });
    }
  } satisfies Command<HandOver>,
  'challenges.remove': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => {
      view.challenges.delete(args.id);
      view.challenge_cases.delete(args.id);
    }
  } satisfies Command<OnlyId>
};
