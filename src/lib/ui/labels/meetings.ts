import type { Opinion } from '$lib/domain/meetings/feedback';
import type { Audience, MeetingKind, Mode, Reach, Reminder } from '$lib/domain/meetings/meeting';
import { m } from '$lib/i18n/paraglide/messages';

export const meetingKindLabels: Record<MeetingKind, () => string> = {
  guest_lecture: m.meeting_kind_guest_lecture,
  field_visit: m.meeting_kind_field_visit,
  gathering: m.meeting_kind_gathering,
  dissemination: m.meeting_kind_dissemination,
  work_meeting: m.meeting_kind_work_meeting,
  workshop: m.meeting_kind_workshop,
  breakfast: m.meeting_kind_breakfast,
  conference: m.meeting_kind_conference,
  research_days: m.meeting_kind_research_days
};

export const audienceLabels: Record<Audience, () => string> = {
  researcher: m.meeting_audience_researcher,
  phd: m.meeting_audience_phd,
  student: m.meeting_audience_student,
  municipal_staff: m.meeting_audience_municipal_staff,
  external: m.meeting_audience_external
};

/** As what one person comes. */
export const comingAsLabels: Record<Audience, () => string> = {
  researcher: m.register_as_researcher,
  phd: m.register_as_phd,
  student: m.register_as_student,
  municipal_staff: m.register_as_municipal_staff,
  external: m.register_as_external
};

export const modeLabels: Record<Mode, () => string> = {
  physical: m.meeting_mode_physical,
  digital: m.meeting_mode_digital,
  both: m.meeting_mode_both
};

export const reachLabels: Record<Reach, () => string> = {
  internal: m.host_reach_internal,
  university: m.host_reach_university,
  external: m.host_reach_external
};

export const reminderLabels: Record<Reminder, () => string> = {
  week: m.host_remind_week,
  day: m.host_remind_day,
  hours: m.host_remind_hours
};

export const opinionLabels: Record<Opinion, () => string> = {
  useful: m.opinion_useful,
  so_so: m.opinion_so_so,
  not_useful: m.opinion_not_useful
};
