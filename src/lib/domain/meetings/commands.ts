import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { languages } from '../rows';
import { faults, id, roleText, someIds, someOf, takes, text, time, times, url, type ArgsIn } from '../schema';
import { blankMeeting } from './blank';
import { audiences, kinds, modes, reaches, reminders, type Meeting, type MeetingState } from './meeting';
import { instant } from './rules';
import { mostInSeries } from './series';

const seats = z.int().check(z.minimum(1), z.maximum(10_000));

/** The fields that hosts write; `meetings.save` carries those that changed. */
const fields = () => ({
  co_host_ids: someIds(10),
  partners: roleText(0, 500),
  language: z.enum(languages),
  kind: z.nullable(z.enum(kinds)),
  reach: z.enum(reaches),
  audiences: someOf(audiences),
  title: text(0, 120),
  about: text(0, 10_000),
  agenda: text(0, 5_000),
  speakers: roleText(0, 1_000),
  mode: z.enum(modes),
  address: text(0, 200),
  room: text(0, 200),
  step_free: z.nullable(z.boolean()),
  hearing_loop: z.nullable(z.boolean()),
  access_notes: text(0, 1_000),
  reminders: someOf(reminders),
  join_url: z.nullable(url(500)),
  challenge_ids: someIds(10),
  theme_ids: someIds(5),
  starts_at: z.nullable(time),
  ends_at: z.nullable(time),
  registers: z.boolean(),
  opens_at: z.nullable(time),
  closes_at: z.nullable(time),
  capacity: z.nullable(seats),
  capacities: z.partialRecord(z.enum(audiences), seats),
  questions: z.array(text(1, 200)).check(z.maxLength(5))
});

const saveArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  partnership_id: z.optional(id),
  organisation_id: z.optional(id),
  ...z.partial(z.strictObject(fields())).shape
}));
export type SaveMeeting = ArgsIn<typeof saveArgs>;

const onlyId = takes(() => ({ id }));
type OnlyId = ArgsIn<typeof onlyId>;
const moveArgs = takes(() => ({ id, starts_at: time, ends_at: time, reason: z.optional(text(0, 500)) }));
const summariseArgs = takes(() => ({ id, summary: text(0, 5_000) }));
const cancelArgs = takes(() => ({ id, reason: text(3, 500) }));
/** The draft is the first of the series; the others have these ids and start at these times. */
const repeatArgs = takes(() => ({
  id,
  rule: text(1, 200),
  ids: someIds(mostInSeries - 1),
  times: times(mostInSeries - 1)
}));

const lane = (args: OnlyId) => `meetings:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Meeting>): void => {
  const row = view.meetings.get(id);
  if (row) view.meetings.set(id, { ...row, ...patch });
};

/** A command that only takes the meeting to another state. */
const step = (state: MeetingState): Command<OnlyId> => ({
  version: 1,
  lane,
  check: (args) => faults(onlyId, args),
  apply: (view, args) => change(view, args.id, { state })
});

/** Every field of the row that hosts write but one: the link lies in a row of its own. */
const setLink = (view: View, id: string, join_url: string | null, now: string): void => {
  const row = view.meeting_links.get(id);
  view.meeting_links.set(id, { id, rev: row?.rev ?? 0, join_url, updated_at: now });
};

const later = (time: string | null, by: number): string | null =>
  time === null ? null : new Date(Date.parse(time) + by).toISOString();

export const meetingCommands = {
  'meetings.save': {
    version: 1,
    lane,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, args, { now }) => {
      const { id, partnership_id, organisation_id, join_url, ...patch } = args;
      const row = view.meetings.get(id);
      if (row) view.meetings.set(id, { ...row, ...patch, updated_at: now });
      else if (partnership_id && organisation_id)
        view.meetings.set(id, {
          ...blankMeeting,
          id,
          partnership_id,
          organisation_id,
          ...patch,
          updated_at: now
        });
      if (join_url !== undefined) setLink(view, id, join_url, now);
    }
  } satisfies Command<SaveMeeting>,
  'meetings.plan': step('tentative'),
  'meetings.publish': step('confirmed'),
  'meetings.move': {
    version: 1,
    lane,
    check: (args) => faults(moveArgs, args),
    apply: (view, { id, starts_at, ends_at, reason = '' }) => {
      const row = view.meetings.get(id);
      if (!row) return;
      const by = Date.parse(starts_at) - (instant(row.starts_at) ?? 0);
      const closes_at = later(row.closes_at, by);
      change(view, id, { starts_at, ends_at, closes_at, moved_from: row.starts_at, reason });
    }
  } satisfies Command<ArgsIn<typeof moveArgs>>,
  'meetings.cancel': {
    version: 1,
    lane,
    check: (args) => faults(cancelArgs, args),
    apply: (view, { id, reason }) => change(view, id, { state: 'cancelled', reason })
  } satisfies Command<ArgsIn<typeof cancelArgs>>,
  'meetings.summarise': {
    version: 1,
    lane,
    check: (args) => faults(summariseArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, summary }, { now }) => change(view, id, { summary, updated_at: now })
  } satisfies Command<ArgsIn<typeof summariseArgs>>,
  'meetings.remove': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => {
      view.meetings.delete(args.id);
      view.meeting_links.delete(args.id);
    }
  } satisfies Command<OnlyId>,
  'meetings.repeat': {
    version: 1,
    lane,
    check: (args) => faults(repeatArgs, args),
    apply: (view, { id, rule, ids, times }, { now }) => {
      change(view, id, { series_id: id, series_rule: rule });
      const first = view.meetings.get(id);
      if (!first) return;
      for (const [n, copy] of ids.entries()) {
        const starts_at = times[n];
        if (starts_at === undefined) continue;
        const by = Date.parse(starts_at) - (instant(first.starts_at) ?? 0);
        view.meetings.set(copy, {
          ...first,
          id: copy,
          rev: 0,
          starts_at,
          ends_at: later(first.ends_at, by),
          opens_at: later(first.opens_at, by),
          closes_at: later(first.closes_at, by),
          updated_at: now
        });
        const link = view.meeting_links.get(id)?.join_url;
        if (link) setLink(view, copy, link, now);
      }
    }
  } satisfies Command<ArgsIn<typeof repeatArgs>>
};
