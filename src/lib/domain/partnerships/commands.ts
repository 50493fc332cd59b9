import * as z from 'zod/mini';
import type { Command } from '../commands';
import { onlyId, removing, saving } from '../register';
import { roleNames } from '../roles/role';
import { languages } from '../rows';
import { day, faults, id, roleText, takes, text, type ArgsIn } from '../schema';
import { anchoringKinds, exactness } from './agreement';
import { datings, headings, type PartnershipProfile } from './partnership-profile';

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

const settingsArgs = takes(() => ({
  id,
  answer_days: z.optional(whole(1, 60)),
  hide_after_months: z.optional(whole(1, 120)),
  delete_after_months: z.optional(whole(1, 120)),
  digest_hour: z.optional(whole(0, 23))
}));

const memberArgs = takes(() => ({ id, partnership_id: id, organisation_id: id }));

const roleNameArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards; so in all below. */
  partnership_id: z.optional(id),
  role: z.optional(z.enum(roleNames)),
  name_nb: z.optional(text(2, 60)),
  name_nn: z.optional(text(2, 60)),
  name_en: z.optional(text(2, 60))
}));

const agreementArgs = takes(() => ({
  id,
  partnership_id: z.optional(id),
  parent_id: z.optional(z.nullable(id)),
  name_nb: z.optional(text(3, 200)),
  name_nn: z.optional(text(3, 200)),
  name_en: z.optional(text(3, 200)),
  signed_on: z.optional(z.nullable(day)),
  valid_from: z.optional(z.nullable(day)),
  valid_to: z.optional(z.nullable(day))
}));

const groupArgs = takes(() => ({
  id,
  partnership_id: z.optional(id),
  parent_id: z.optional(z.nullable(id)),
  name_nb: z.optional(text(2, 120)),
  name_nn: z.optional(text(2, 120)),
  name_en: z.optional(text(2, 120))
}));

const anchoringArgs = takes(() => ({
  id,
  partnership_id: z.optional(id),
  organisation_id: z.optional(id),
  agreement_id: z.optional(z.nullable(id)),
  kind: z.optional(z.enum(anchoringKinds)),
  body_nb: z.optional(roleText(2, 120)),
  body_nn: z.optional(roleText(2, 120)),
  body_en: z.optional(roleText(2, 120)),
  happened_on: z.optional(z.nullable(day)),
  known_to: z.optional(z.enum(exactness))
}));

const part = z.optional(text(0, 5_000));
const profileArgs = takes(() => ({
  id,
  partnership_id: z.optional(id),
  dated: z.optional(day),
  known_to: z.optional(z.enum(datings)),
  language: z.optional(z.enum(languages)),
  participants: part,
  initiators: part,
  size: part,
  anchoring: part,
  organisation: part,
  funding: part,
  purpose: part,
  duration: part,
  focus: part,
  cooperation: part,
  plans: part,
  milestones: part,
  results: part,
  experience: part
}));

const noWords = Object.fromEntries(headings.map((heading) => [heading, ''])) as Record<
  (typeof headings)[number],
  string
>;
const blankProfile = (stamp: { id: string; rev: number; updated_at: string }): PartnershipProfile => ({
  ...stamp,
  ...noWords,
  partnership_id: '',
  dated: stamp.updated_at.slice(0, 10),
  known_to: 'day',
  language: 'nb',
  state: 'draft'
});

/** What coordinators write about their partnership. */
export const partnershipCommands = {
  'partnership_settings.save': saving('partnership_settings', settingsArgs, (stamp) => ({
    ...stamp,
    answer_days: 14,
    hide_after_months: 12,
    delete_after_months: 36,
    digest_hour: 7
  })),
  'partnership_members.add': {
    version: 1,
    lane: (args) => `partnership_members:${args.id}` as const,
    check: (args) => faults(memberArgs, args),
    apply: (view, args, { now }) => {
      view.partnership_members.set(args.id, { ...args, rev: 0, updated_at: now });
    }
  } satisfies Command<ArgsIn<typeof memberArgs>>,
  'partnership_members.remove': removing('partnership_members'),
  'partnership_role_names.save': saving('partnership_role_names', roleNameArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    role: 'coordinator',
    name_nb: '',
    name_nn: '',
    name_en: ''
  })),
  'partnership_role_names.remove': removing('partnership_role_names'),
  'partnership_groups.save': saving('partnership_groups', groupArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    parent_id: null,
    name_nb: '',
    name_nn: '',
    name_en: ''
  })),
  'partnership_groups.remove': removing('partnership_groups'),
  'agreements.save': saving('agreements', agreementArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    parent_id: null,
    name_nb: '',
    name_nn: '',
    name_en: '',
    signed_on: null,
    valid_from: null,
    valid_to: null
  })),
  'agreements.remove': removing('agreements'),
  'anchorings.save': saving('anchorings', anchoringArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    organisation_id: '',
    agreement_id: null,
    kind: 'decision',
    body_nb: '',
    body_nn: '',
    body_en: '',
    happened_on: null,
    known_to: 'day'
  })),
  'anchorings.remove': removing('anchorings'),
  'partnership_profiles.save': saving('partnership_profiles', profileArgs, blankProfile),
  'partnership_profiles.publish': {
    version: 1,
    lane: (args) => `partnership_profiles:${args.id}` as const,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => {
      const row = view.partnership_profiles.get(args.id);
      if (row) view.partnership_profiles.set(args.id, { ...row, state: 'published' });
    }
  } satisfies Command<ArgsIn<typeof onlyId>>,
  'partnership_profiles.remove': removing('partnership_profiles')
};
