import * as z from 'zod/mini';
import type { Fault } from '../errors';
import { audiences } from '../meetings/meeting';
import { removing, saving } from '../register';
import { languages } from '../rows';
import { day, id, roleText, someIds, someOf, takes, url, type ArgsIn } from '../schema';
import { firstDay, lastDay, longest, mostThemes, wheelKinds } from './item';

const dayHere = day.check(z.refine((value) => value >= firstDay && value <= lastDay));

const itemArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  partnership_id: z.optional(id),
  organisation_id: z.optional(z.nullable(id)),
  kind: z.optional(z.enum(wheelKinds)),
  language: z.optional(z.enum(languages)),
  title: z.optional(roleText(3, 120)),
  starts_on: z.optional(dayHere),
  ends_on: z.optional(z.nullable(dayHere)),
  tentative: z.optional(z.boolean()),
  audiences: z.optional(someOf(audiences)),
  theme_ids: z.optional(someIds(mostThemes)),
  link: z.optional(z.nullable(url(300)))
}));
export type SaveItem = ArgsIn<typeof itemArgs>;

/** What is wrong with two days that a form has; of a patch only the server knows both. */
export const spanFaults = (starts_on: string, ends_on: string | null): Fault[] => {
  if (ends_on === null) return [];
  const days = (Date.parse(ends_on) - Date.parse(starts_on)) / 86_400_000;
  return days < 0 || days > longest ? [{ code: 'invalid', field: 'ends_on' }] : [];
};

/** What coordinators put into the wheel of their partnership. */
export const wheelCommands = {
  'wheel_items.save': saving('wheel_items', itemArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    organisation_id: null,
    kind: 'gathering',
    language: 'nb',
    title: '',
    starts_on: stamp.updated_at.slice(0, 10),
    ends_on: null,
    tentative: false,
    audiences: [],
    theme_ids: [],
    link: null,
    is_example: false
  })),
  'wheel_items.remove': removing('wheel_items')
};
