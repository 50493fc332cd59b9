import * as z from 'zod/mini';
import { removing, saving } from '../register';
import { id, roleText, someOf, takes, text } from '../schema';
import { figures } from './organisation';

const unitArgs = takes(() => ({
  id,
  /** The first save makes a unit: it needs where it stands, and its names. */
  parent_id: z.optional(id),
  name_nb: z.optional(text(2, 120)),
  name_nn: z.optional(text(2, 120)),
  name_en: z.optional(text(2, 120)),
  leader_nb: z.optional(roleText(0, 120)),
  leader_nn: z.optional(roleText(0, 120)),
  leader_en: z.optional(roleText(0, 120))
}));

const figure = (most: number) => z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(most))));
const factsArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards; the year is required the first time, also where it is not known. */
  organisation_id: z.optional(id),
  year: z.optional(z.nullable(z.int().check(z.minimum(1950), z.maximum(2200)))),
  approximate: z.optional(someOf(figures)),
  permanent_only: z.optional(z.boolean()),
  residents: figure(10_000_000),
  area_km2: figure(1_000_000),
  employees: figure(1_000_000),
  workplaces: figure(10_000_000),
  students: figure(1_000_000)
}));

const resourceArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  organisation_id: z.optional(id),
  theme_id: z.optional(id),
  title: z.optional(roleText(3, 120))
}));

/** What a unit's leader and the coordinators write about an organisation. */
export const organisationCommands = {
  'organisations.save': saving('organisations', unitArgs, (stamp) => ({
    ...stamp,
    parent_id: null,
    kind: 'unit',
    slug: stamp.id,
    name_nb: '',
    name_nn: '',
    name_en: '',
    number: null,
    municipality_number: null,
    leader_nb: '',
    leader_nn: '',
    leader_en: ''
  })),
  'organisation_facts.save': saving('organisation_facts', factsArgs, (stamp) => ({
    ...stamp,
    organisation_id: '',
    year: null,
    approximate: [],
    permanent_only: false,
    residents: null,
    area_km2: null,
    employees: null,
    workplaces: null,
    students: null
  })),
  'organisation_facts.remove': removing('organisation_facts'),
  'resource_persons.save': saving('resource_persons', resourceArgs, (stamp) => ({
    ...stamp,
    organisation_id: '',
    theme_id: '',
    title: ''
  })),
  'resource_persons.remove': removing('resource_persons')
};
