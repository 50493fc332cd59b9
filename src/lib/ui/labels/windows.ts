/** What the rules of windows say about a need, in words. */
import type { Semester } from '$lib/domain/challenges/semesters';
import type { Answer, WindowAnswer } from '$lib/domain/windows/answers';
import type { Gate } from '$lib/domain/windows/gates';
import { daysIn, type Window } from '$lib/domain/windows/windows';
import type { Shape } from '$lib/domain/windows/draft';
import type { Leads, WindowRule } from '$lib/domain/windows/window-rule';
import { formatDay, isEnglish, partsOf } from '$lib/i18n/format';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';

/** "våren 2027", as it stands in a sentence. */
export const semesterText = (semester: Semester): string => {
  const [year = '', half] = semester.split('-');
  return half === 'spring' ? m.window_semester_spring({ year }) : m.window_semester_autumn({ year });
};

export const shapeLabels: Record<Shape, () => string> = {
  dates: m.window_shape_dates,
  weeks: m.window_shape_weeks,
  start: m.window_shape_start
};

export const leadLabels: Record<Leads, () => string> = {
  spring: m.window_leads_spring,
  autumn: m.window_leads_autumn,
  next_spring: m.window_leads_next_spring,
  next_autumn: m.window_leads_next_autumn
};

const when = (days: number): string => (days === 0 ? m.window_today() : m.window_days({ count: days }));

/** A name that stands in a sentence, as the first word of a line. */
export const asHeading = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** What a rule is called in a list: rules of one name for two semesters differ by the half of the year. */
export const ruleName = (rule: WindowRule): string => {
  const name = asHeading(nameOf(rule));
  if (!rule.leads_to) return name;
  const half = rule.leads_to.endsWith('spring') ? m.semester_spring() : m.semester_autumn();
  return m.window_named({ name, half: half.toLowerCase() });
};

const asked = ({ rule, semester }: Window): string =>
  semester
    ? m.window_catch({ name: nameOf(rule), semester: semesterText(semester) })
    : m.window_catch_any({ name: nameOf(rule) });

const answered = ({ state, window, next, daysLeft }: WindowAnswer, today: string): string => {
  const date = formatDay(window.closes);
  if (state === 'open') return m.window_open({ date, when: when(daysLeft ?? 0) });
  if (state === 'ahead') return m.window_ahead({ first: formatDay(window.opens), last: date });
  if (!next) return m.window_missed_over({ date });
  return next.opens <= today
    ? m.window_missed_open({ date, last: formatDay(next.closes) })
    : m.window_missed({ date, first: formatDay(next.opens) });
};

export type Told = {
  id: string;
  question: string;
  answer: string;
  /** Whether it can be done, for the mark beside it. */
  good: boolean;
  best: string;
  prepare: string;
  /** A day that may become the deadline for interest. */
  applyBy: string | null;
  rule: WindowRule;
};

/** One answer as it is read. A deadline is offered only for what can be caught now: the next time is far off. */
export const tell = (answer: Answer, today: string): Told => {
  if (answer.about === 'window') {
    const { window, next, best, applyBy } = answer;
    const rule = next?.rule ?? window.rule;
    return {
      id: `${rule.id} ${window.closes}`,
      question: asked(window),
      answer: answered(answer, today),
      good: answer.state !== 'missed',
      best:
        best === null ? '' : best === today ? m.window_best_now() : m.window_best({ date: formatDay(best) }),
      prepare: rule[`prepare_${getLocale()}`] || rule.prepare_nb,
      applyBy: answer.state === 'missed' ? null : applyBy,
      rule
    };
  }
  const { rule, state, by, daysLeft, earliest } = answer;
  const days = rule.lead_days;
  const said =
    state === 'unknown' || by === null
      ? m.window_start_unknown({ days })
      : state === 'late'
        ? m.window_start_late({ days, date: formatDay(earliest) })
        : m.window_start_by({ date: formatDay(by), when: when(daysLeft ?? 0) });
  return {
    id: rule.id,
    question: m.window_start({ name: nameOf(rule) }),
    answer: said,
    good: state !== 'late',
    best: '',
    prepare: rule[`prepare_${getLocale()}`] || rule.prepare_nb,
    applyBy: null,
    rule
  };
};

/** The first semester that a reader can still catch with it, in one line; none where there is none. */
export const windowLine = (answers: readonly Answer[], today: string): string => {
  for (const answer of answers) {
    if (answer.about === 'start' || answer.state === 'missed') continue;
    const { rule, semester, opens, closes } = answer.window;
    if (!semester) continue;
    const said = { name: asHeading(nameOf(rule)), semester: semesterText(semester) };
    return opens <= today
      ? m.window_public_open({ ...said, date: formatDay(closes) })
      : m.window_public_ahead({ ...said, date: formatDay(opens) });
  }
  return '';
};

const withoutYear = (day: string): string => {
  const { date, long } = partsOf(day);
  return isEnglish() ? `${date} ${long}` : `${date}. ${long}`;
};

export const weekdayLabels = [
  m.window_weekday_1,
  m.window_weekday_2,
  m.window_weekday_3,
  m.window_weekday_4,
  m.window_weekday_5,
  m.window_weekday_6,
  m.window_weekday_7
];

/** "1. oktober", or "Uke 38, mandag": a day of every year, as a rule has it. */
export const yearDayText = (day: string): string => {
  const [, week, weekday] = /^W(\d+)-(\d)$/.exec(day) ?? [];
  if (!week) return withoutYear(`2024-${day}`);
  return `${m.window_week()} ${Number(week)}, ${weekdayLabels[Number(weekday) - 1]?.()}`;
};

/** "I 2027: 1. oktober–1. november, for våren 2028": the next window of a rule, whether it holds then or not. */
export const previewOf = (
  rule: Pick<WindowRule, 'opens' | 'closes' | 'leads_to' | 'lead_days'>,
  today: string
): string => {
  const year = Number(today.slice(0, 4));
  const ahead = [year, year + 1].flatMap((each) => daysIn(rule, each) ?? []);
  const next = ahead.find(({ closes }) => closes >= today);
  if (!next) return m.window_preview_start({ count: rule.lead_days });
  const said = {
    year: next.closes.slice(0, 4),
    first: withoutYear(next.opens),
    last: withoutYear(next.closes)
  };
  return next.semester
    ? m.window_preview_leads({ ...said, semester: semesterText(next.semester) })
    : m.window_preview(said);
};

/** "Siste dag for EiT våren 2027". */
export const gateText = (gate: Gate): string => {
  if (gate.what === 'apply') return m.wheel_gate_apply();
  const name = nameOf(gate.rule);
  const what = gate.semester ? m.wheel_gate_named({ name, semester: semesterText(gate.semester) }) : name;
  return gate.what === 'opens' ? m.wheel_gate_opens({ what }) : m.wheel_gate_closes({ what });
};
