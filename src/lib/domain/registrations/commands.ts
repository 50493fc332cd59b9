import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { audiences } from '../meetings/meeting';
import { hasRoom } from '../meetings/rules';
import { faults, id, takes, text, time, type ArgsIn } from '../schema';
import { firstMark, type Mark } from './arrival';
import { nextInLine } from './line';
import { mostTogether, type Registration } from './registration';

const said = () => ({
  name: text(2, 80),
  size: z.optional(z.int().check(z.minimum(1), z.maximum(mostTogether))),
  answers: z.optional(z.array(text(0, 1_000)).check(z.maxLength(5))),
  needs: z.optional(text(0, 500))
});
const registerArgs = takes(() => ({ id, meeting_id: id, audience: z.enum(audiences), ...said() }));
const changeArgs = takes(() => ({ id, ...said(), name: z.optional(said().name) }));
const onlyId = takes(() => ({ id }));
type OnlyId = ArgsIn<typeof onlyId>;
const attendArgs = takes(() => ({ id, by: z.enum(['qr', 'name']), at: time }));
/** `code` is the poster's. */
const arriveArgs = takes(() => ({ id, code: text(1, 100), at: time }));

const lane = (args: OnlyId) => `registrations:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Registration>): void => {
  const row = view.registrations.get(id);
  if (row) view.registrations.set(id, { ...row, ...patch });
};

const mark = (view: View, id: string, said: Mark): void => {
  const row = view.registrations.get(id);
  if (row) view.registrations.set(id, firstMark(row, said));
};

/** What a host's phone, which has them all, shows when seats became free; another's has nobody who waits. */
const moveLine = (view: View, meetingId: string): void => {
  const meeting = view.meetings.get(meetingId);
  if (!meeting) return;
  const parties = [...view.registrations.values()].filter((row) => row.meeting_id === meetingId);
  for (const next of nextInLine(meeting, parties)) change(view, next, { state: 'offered' });
};

export const registrationCommands = {
  'registrations.register': {
    version: 1,
    lane,
    check: (args) => faults(registerArgs, args),
    apply: (view, args, { uid, now }) => {
      const meeting = view.meetings.get(args.meeting_id);
      const size = args.size ?? 1;
      view.registrations.set(args.id, {
        id: args.id,
        rev: 0,
        updated_at: now,
        meeting_id: args.meeting_id,
        person_id: uid,
        number: 0,
        state: meeting && !hasRoom(meeting, size) ? 'waiting' : 'registered',
        size,
        audience: args.audience,
        name: args.name,
        answers: args.answers ?? [],
        needs: args.needs ?? '',
        registered_at: now,
        offered_until: null,
        ended_by: null,
        ticket: '',
        arrived_at: null,
        arrived_by: null
      });
    }
  } satisfies Command<ArgsIn<typeof registerArgs>>,
  'registrations.change': {
    version: 1,
    lane,
    check: (args) => faults(changeArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, ...patch }, { now }) => change(view, id, { ...patch, updated_at: now })
  } satisfies Command<ArgsIn<typeof changeArgs>>,
  'registrations.cancel': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args, { uid }) => {
      const row = view.registrations.get(args.id);
      if (!row) return;
      const ended_by = row.person_id === uid ? 'self' : 'host';
      change(view, args.id, { state: 'cancelled', offered_until: null, needs: '', ended_by });
      moveLine(view, row.meeting_id);
    }
  } satisfies Command<OnlyId>,
  'registrations.accept': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => change(view, args.id, { state: 'registered', offered_until: null })
  } satisfies Command<OnlyId>,
  'registrations.attend': {
    version: 1,
    lane,
    check: (args) => faults(attendArgs, args),
    apply: (view, { id, at, by }) => mark(view, id, { at, by })
  } satisfies Command<ArgsIn<typeof attendArgs>>,
  'registrations.unattend': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => change(view, args.id, { arrived_at: null, arrived_by: null })
  } satisfies Command<OnlyId>,
  'registrations.arrive': {
    version: 1,
    lane,
    check: (args) => faults(arriveArgs, args),
    apply: (view, { id, at }) => mark(view, id, { at, by: 'poster' })
  } satisfies Command<ArgsIn<typeof arriveArgs>>
};
