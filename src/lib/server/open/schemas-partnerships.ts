/** The shapes of what is open about partnerships, beside `schemas.ts`. */
import { figures, type OrganisationFacts, type ResourcePerson } from '$lib/domain/organisations/organisation';
import {
  anchoringKinds,
  exactness,
  type Agreement,
  type Anchoring
} from '$lib/domain/partnerships/agreement';
import type { PartnershipGroup, PartnershipRoleName } from '$lib/domain/partnerships/partnership';
import {
  datings,
  headings,
  profileStates,
  type PartnershipProfile,
  type ProfileHeading
} from '$lib/domain/partnerships/partnership-profile';
import type { PartnershipStory, PartnershipSummary } from '$lib/domain/partnerships/story';
import { roleNames } from '$lib/domain/roles/role';
import { languages } from '$lib/domain/rows';
import * as z from 'zod';
import { card, day, id, names, organisation, partnership, stamped, theme, time } from './schemas.ts';

const own = { ...stamped, partnership_id: id };

export const agreement = z.object({
  ...own,
  ...names,
  parent_id: id.nullable().describe('The agreement that it stands below.'),
  signed_on: day.nullable(),
  valid_from: day.nullable(),
  valid_to: day.nullable()
}) satisfies z.ZodType<Agreement>;

const anchoring = z.object({
  ...own,
  organisation_id: id,
  agreement_id: id.nullable(),
  kind: z.enum(anchoringKinds),
  body_nb: z.string(),
  body_nn: z.string(),
  body_en: z.string(),
  happened_on: day.nullable(),
  known_to: z.enum(exactness).describe('How exactly the day is known.')
}) satisfies z.ZodType<Anchoring>;

const group = z.object({ ...own, ...names, parent_id: id.nullable() }) satisfies z.ZodType<PartnershipGroup>;

const roleName = z.object({
  ...own,
  ...names,
  role: z.enum(roleNames)
}) satisfies z.ZodType<PartnershipRoleName>;

const figure = z.number().nullable();
const facts = z.object({
  ...stamped,
  organisation_id: id,
  year: z.int().nullable(),
  approximate: z.array(z.enum(figures)).describe('The figures that the source gives as about so many.'),
  permanent_only: z.boolean(),
  residents: figure,
  area_km2: figure,
  employees: figure,
  workplaces: figure,
  students: figure
}) satisfies z.ZodType<OrganisationFacts>;

const resourcePerson = z.object({
  ...stamped,
  organisation_id: id,
  theme_id: id,
  title: z.string().describe('A role, never a name.')
}) satisfies z.ZodType<ResourcePerson>;

const heading = z.object({
  ...stamped,
  ...names,
  key: z.string(),
  position: z.int()
}) satisfies z.ZodType<ProfileHeading>;

const profile = z
  .object({
    ...own,
    dated: day,
    known_to: z.enum(datings),
    language: z.enum(languages),
    state: z.enum(profileStates)
  })
  .extend(
    Object.fromEntries(headings.map((key) => [key, z.string()])) as Record<
      (typeof headings)[number],
      z.ZodString
    >
  ) satisfies z.ZodType<PartnershipProfile>;

export const partnershipStory = z.object({
  partnership,
  members: z.array(organisation),
  organisations: z.array(organisation),
  facts: z.array(facts),
  agreements: z.array(agreement),
  anchorings: z.array(anchoring),
  groups: z.array(group),
  role_names: z.array(roleName),
  resource_persons: z.array(resourcePerson),
  themes: z.array(theme),
  headings: z.array(heading),
  profiles: z.array(profile),
  cards: z.array(card),
  total: z.int(),
  updated_at: time
}) satisfies z.ZodType<PartnershipStory>;

export const partnershipList = z.array(
  z.object({ partnership, members: z.array(organisation), agreements: z.array(agreement) })
) satisfies z.ZodType<PartnershipSummary[]>;
