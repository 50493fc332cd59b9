/**
 * The shapes of the open answers. They make the OpenAPI document, the type of the open data and the columns of the CSV,
 * so that none of the three says something else than the others. Descriptions are for whoever uses the data.
 */
import {
  eventActors,
  gains,
  kinds,
  publicStates,
  states,
  type Challenge,
  type ChallengeEvent
} from '$lib/domain/challenges/challenge';
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
} from '$lib/domain/challenges/choices';
import type { ChallengeArticle, ChallengeList } from '$lib/domain/challenges/listing';
import { errorCodes } from '$lib/domain/errors';
import type { FieldLink } from '$lib/domain/fields/field';
import type { MeetingList, MeetingPage } from '$lib/domain/meetings/listing';
import {
  audiences as meetingAudiences,
  kinds as meetingKinds,
  modes,
  reminders,
  reaches,
  states as meetingStates,
  type Meeting
} from '$lib/domain/meetings/meeting';
import { organisationKinds, type Organisation } from '$lib/domain/organisations/organisation';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import { languages } from '$lib/domain/rows';
import type { Technology } from '$lib/domain/technologies/technology';
import type { Theme } from '$lib/domain/themes/theme';
import { programmeLevels, type StudyProgramme } from '$lib/domain/topics/study-programme';
import type { Topic } from '$lib/domain/topics/topic';
import type { WheelMeeting, WheelPage } from '$lib/domain/wheel/entries';
import { wheelKinds, type WheelItem } from '$lib/domain/wheel/item';
import * as z from 'zod';

export const id = z.guid();
export const day = z.iso.date();
export const time = z.iso.datetime({ offset: true });
export const stamped = { id, rev: z.int(), updated_at: time };
export const names = { name_nb: z.string(), name_nn: z.string(), name_en: z.string() };
const all = <Values extends readonly (string | number)[]>(values: Values) => z.array(z.literal([...values]));
const one = <Values extends readonly string[]>(values: Values) => z.literal([...values]).nullable();

export const openChallenge = z.object({
  id: id.describe('Stays for ever.'),
  url: z.url().describe('The page where people read it and answer it.'),
  title: z.string(),
  language: z.enum(languages).describe('The language of the texts.'),
  published_at: time,
  updated_at: time,
  partnership: z.string().nullable().describe('The university municipality: its short name in addresses.'),
  municipality: z.string().nullable().describe('Short name of the municipality, as the filter takes it.'),
  municipality_name: z.string().nullable(),
  municipality_number: z.string().nullable().describe('Four digits, KLASS 131.'),
  unit: z.string().nullable().describe('Short name of the unit that has the need.'),
  unit_name: z.string().nullable(),
  themes: z.array(z.string()).describe('Keys of one or two themes, the first one first.'),
  theme_names: z.array(z.string()).describe('The names of `themes`, in the same order.'),
  kinds: all(kinds).describe('The kinds of collaboration that are asked for.'),
  levels: all(levels),
  technologies: z.array(z.string()).describe('Keys of technologies.'),
  disciplines: all(disciplines).describe('Broad fields of NUS2000.'),
  goals: all(goals).describe('Sustainability goals of the UN, 1 to 17.'),
  today: z.string().describe('What is hard today.'),
  whom: z.string().describe('For whom.'),
  better: z.string().describe('What would be better.'),
  requires: z.string().describe('What is required of the one who takes it on.'),
  gains: all(gains).describe('What the one who takes it on gets.'),
  contact_role: z.string().describe('The role that answers, never a name.'),
  place: z.string(),
  starts_on: day.nullable(),
  ends_on: day.nullable(),
  apply_by: day.nullable().describe('The last day to send interest, in Norway.'),
  answer_days: z.int().describe('Days within which interest is answered.'),
  is_example: z.boolean().describe('Made up, to show how the service works.'),
  topics: z.array(z.string()).describe('Keys of topics; `/topics` has their names and URIs.')
});
export type OpenChallenge = z.infer<typeof openChallenge>;

export const openPage = z.object({
  licence: z.object({ name: z.string(), identifier: z.string(), url: z.url() }),
  challenges: z.array(openChallenge),
  next: z
    .url()
    .nullable()
    .describe('The address of the next page, also in the header `Link`; null on the last.')
});

const term = {
  ...stamped,
  ...names,
  key: z.string(),
  position: z.int(),
  valid_from: day,
  valid_to: day.nullable(),
  partnership_id: id.nullable().describe('Null is common to all partnerships.'),
  successor_id: id.nullable(),
  former_names: z.array(z.object({ name: z.string(), until: day.nullable() }))
};
export const theme = z.object({
  ...term,
  about_nb: z.string(),
  about_nn: z.string(),
  about_en: z.string()
}) satisfies z.ZodType<Theme>;
export const technology = z.object(term) satisfies z.ZodType<Technology>;

export const organisation = z.object({
  ...stamped,
  ...names,
  parent_id: id.nullable(),
  kind: z.enum(organisationKinds),
  slug: z.string(),
  number: z.string().nullable(),
  municipality_number: z.string().nullable(),
  leader_nb: z.string(),
  leader_nn: z.string(),
  leader_en: z.string()
}) satisfies z.ZodType<Organisation>;

export const partnership = z.object({
  ...stamped,
  ...names,
  slug: z.string()
}) satisfies z.ZodType<Partnership>;

export const fieldLink = z.object({
  ...stamped,
  partnership_id: id,
  service_area_id: id,
  research_field_id: id
}) satisfies z.ZodType<FieldLink>;

/** A row of the table as it is. */
export const challenge = z.object({
  ...stamped,
  partnership_id: id,
  organisation_id: id,
  slug: z.string().nullable(),
  state: z.enum(states),
  language: z.enum(languages),
  title: z.string(),
  today: z.string(),
  whom: z.string(),
  better: z.string(),
  theme_id: id.nullable(),
  second_theme_id: id.nullable(),
  kinds: all(kinds),
  gains: all(gains),
  requires: z.string(),
  contact_role: z.string(),
  place: z.string(),
  starts_on: day.nullable(),
  ends_on: day.nullable(),
  apply_by: day.nullable(),
  answer_days: z.int(),
  is_example: z.boolean(),
  published_at: time.nullable(),
  asks_for: all(asks),
  other_unit_ids: z.array(id),
  disciplines: all(disciplines),
  levels: all(levels),
  problem_type: one(problemTypes),
  citizen_role: one(citizenRoles),
  accountable_role: z.string(),
  collaboration_level: one(collaborationLevels),
  drivers: all(drivers),
  policy_reference: z.string(),
  expected_effects: all(effects),
  expected_effect: z.string(),
  seen_effects: all(effects),
  seen_effect: z.string(),
  goals: all(goals),
  technology_ids: z.array(id),
  topic_keys: z.array(z.string()).describe('Keys of topics.'),
  data_field: z.string(),
  service_area_id: id.nullable(),
  research_field_id: id.nullable(),
  importance: z.int().nullable(),
  municipality_commits: z.string(),
  university_commits: z.string(),
  source_url: z.string().nullable()
}) satisfies z.ZodType<Challenge>;

export const event = z.object({
  ...stamped,
  challenge_id: id,
  step: z.int().describe('Place in the timeline, from 1.'),
  from_state: z.string(),
  to_state: z.string(),
  actor: z.enum(eventActors).describe('As what somebody took the step, never who.'),
  at: time,
  reason: z.string(),
  is_public: z.boolean()
}) satisfies z.ZodType<ChallengeEvent>;

export const card = challenge
  .pick({
    id: true,
    slug: true,
    title: true,
    language: true,
    kinds: true,
    theme_id: true,
    second_theme_id: true,
    organisation_id: true,
    apply_by: true,
    starts_on: true,
    ends_on: true,
    place: true,
    is_example: true
  })
  .extend({
    why: z.string().describe('The start of what would be better.'),
    marks: z
      .optional(z.array(z.string()))
      .describe('After a search: its words that were taken for those asked for, in small letters.'),
    elsewhere: z
      .optional(z.array(z.object({ field: z.enum(['title', 'terms', 'summary', 'body']), word: z.string() })))
      .describe('After a search: words found where the card does not show them.')
  });

export const article = z.object({
  challenge,
  partnership: z
    .object({ slug: z.string(), ...names })
    .nullable()
    .describe('The partnership it was written in.'),
  events: z.array(event),
  similar: z.array(card),
  themes: z.array(theme),
  organisations: z.array(organisation)
}) satisfies z.ZodType<ChallengeArticle>;

const offer = z.object({ key: z.string(), ...names });
const orNull = { name_nb: z.string(), name_nn: z.string().nullable(), name_en: z.string().nullable() };
const topicName = z.object({ key: z.string(), ...orNull });

export const cardPage = z.object({
  cards: z.array(card),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  themes: z.array(z.object({ id, key: z.string(), ...names })).describe('Those of the cards.'),
  organisations: z.array(organisation),
  offers: z.object({
    theme: z.array(offer),
    municipality: z.array(offer),
    technology: z.array(offer),
    topic: z.array(topicName)
  }),
  near: z.optional(z.boolean()).describe('After a search: nothing has every word; these come nearest.')
}) satisfies z.ZodType<ChallengeList>;

export const directory = z.object({
  themes: z.array(theme),
  technologies: z.array(technology),
  organisations: z.array(organisation),
  partnerships: z.array(partnership),
  service_areas: z.array(technology),
  research_fields: z.array(technology),
  field_links: z.array(fieldLink)
});

const row = z.record(z.string(), z.unknown());
export const changes = z.looseObject({
  next: z.string().describe('The cursor to ask with next time.'),
  gone: z.array(z.unknown()).describe('What is no longer open.'),
  rows: z
    .record(z.string(), z.array(row))
    .optional()
    .describe('Rows by table, as they are now; not with `form=columns`.'),
  tables: z.record(z.string(), row).optional().describe('The same by column, with `form=columns`.')
});

export const topic = z.object({
  key: z.string().describe('What challenges name it by; never changes.'),
  uri: z.url().describe('What the list itself calls it.'),
  scheme: z.string(),
  ...orNull,
  synonyms_nb: z.array(z.string()),
  synonyms_nn: z.array(z.string()),
  synonyms_en: z.array(z.string()),
  broader_keys: z.array(z.string()).describe('Wider topics.'),
  retired_at: time.nullable().describe('Since when it can no longer be chosen.'),
  updated_at: time
}) satisfies z.ZodType<Topic>;
export const topicList = z.object({ topics: z.array(topic) });

export const studyProgramme = z.object({
  key: z.string(),
  organisation_id: id.nullable(),
  code: z.string().nullable().describe('The university’s own code.'),
  ...orNull,
  nus_code: z.string().nullable().describe('Six digits, NUS2000.'),
  level: one(programmeLevels),
  place: z.string(),
  retired_at: time.nullable().describe('Since when it can no longer be chosen.'),
  updated_at: time
}) satisfies z.ZodType<StudyProgramme>;
export const studyProgrammeList = z.object({ study_programmes: z.array(studyProgramme) });

const audience = z.enum(meetingAudiences);
export const meeting = z.object({
  ...stamped,
  partnership_id: id,
  organisation_id: id.describe('The unit, municipality or university that hosts it.'),
  co_host_ids: z.array(id),
  partners: z.string().describe('Organisations outside the partnership.'),
  series_id: id.nullable(),
  series_rule: z.string().describe('RRULE of RFC 5545; empty where it stands alone.'),
  slug: z.string().nullable(),
  state: z.enum(meetingStates),
  language: z.enum(languages),
  kind: one(meetingKinds),
  reach: z.enum(reaches),
  audiences: z.array(audience),
  title: z.string(),
  about: z.string(),
  agenda: z.string(),
  speakers: z.string().describe('Roles, never names.'),
  mode: z.enum(modes),
  address: z.string(),
  room: z.string(),
  step_free: z.boolean().nullable(),
  hearing_loop: z.boolean().nullable(),
  access_notes: z.string(),
  reminders: z.array(z.enum(reminders)).describe('When those who have a seat are reminded: how long before.'),
  challenge_ids: z.array(id),
  theme_ids: z.array(id),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  registers: z.boolean(),
  opens_at: time.nullable(),
  closes_at: time.nullable(),
  capacity: z.int().nullable().describe('Seats in all; null: as many as come.'),
  capacities: z.partialRecord(audience, z.int()),
  questions: z.array(z.string()),
  taken: z.int(),
  waiting: z.int(),
  line: z.array(z.int()).describe('Numbers of those who wait, in order.'),
  sequence: z.int(),
  summary: z.string().describe('What came of it, in the words of its hosts.'),
  interested: z
    .int()
    .describe(
      'At least so many have shown interest in the challenges that came up there; 0: fewer than three.'
    ),
  moved_from: time.nullable(),
  reason: z.string().describe('Why it was moved or cancelled.'),
  published_at: time.nullable(),
  is_example: z.boolean()
}) satisfies z.ZodType<Meeting>;
export const meetingList = z.object({
  meetings: z.array(meeting),
  organisations: z.array(organisation)
}) satisfies z.ZodType<MeetingList>;
export const meetingPage = z.object({
  meeting,
  organisations: z.array(organisation),
  came: z
    .array(z.object({ state: z.enum(publicStates), count: z.int() }))
    .describe('How many challenges came up there, by the state they are in now.')
}) satisfies z.ZodType<MeetingPage>;

const wheelItem = z.object({
  ...stamped,
  partnership_id: id,
  organisation_id: id.nullable().describe('The side it belongs to; null: the whole partnership’s.'),
  kind: z.enum(wheelKinds),
  language: z.enum(languages),
  title: z.string(),
  starts_on: z.iso.date(),
  ends_on: z.iso.date().nullable().describe('Null: one day.'),
  tentative: z.boolean(),
  audiences: z.array(audience),
  theme_ids: z.array(id),
  link: z.string().nullable(),
  is_example: z.boolean()
}) satisfies z.ZodType<WheelItem>;
const wheelMeeting = meeting.pick({
  id: true,
  partnership_id: true,
  organisation_id: true,
  state: true,
  language: true,
  kind: true,
  title: true,
  slug: true,
  starts_at: true,
  ends_at: true,
  audiences: true,
  theme_ids: true,
  is_example: true
}) satisfies z.ZodType<WheelMeeting>;
export const wheelPage = z.object({
  partnership,
  partnerships: z.array(partnership),
  wheel_items: z.array(wheelItem),
  meetings: z.array(wheelMeeting),
  organisations: z.array(organisation),
  themes: z.array(theme).describe('Those of the items and the meetings.')
}) satisfies z.ZodType<WheelPage>;

export const refusal = z.object({
  code: z.enum(errorCodes),
  field: z.string().optional().describe('The parameter that is wrong.'),
  id: z.string().optional().describe('Name it when you ask us what went wrong.')
});
