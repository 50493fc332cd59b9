import type { Kind } from '../challenges/challenge';
import { holds, postBy, semesterBegins, semesterEnds, windowsAround, type Window } from './windows';
import type { WindowRule } from './window-rule';
import { workdayBy } from './workdays';
import { daysBetween } from '../oslo-day';
import { addDays } from './year-day';

/** Whether a need catches a semester, a call or an event. */
export type WindowAnswer = {
  about: 'window';
  /** Open now; not open yet; or closed, and what it leads to has not begun. */
  state: 'open' | 'ahead' | 'missed';
  window: Window;
  /** Until it closes, today's own 0; null when it has. */
  daysLeft: number | null;
  /** The one that can be caught: this one, or the next where this one is missed; null where no rule holds then. */
  next: Window | null;
  /** The last good day to post the need for that one. */
  best: string | null;
  /** A deadline for interests that lets them in before that one closes. */
  applyBy: string | null;
};

/** What must be done so many days before the work starts. */
export type StartAnswer = {
  about: 'start';
  /** `unknown`: nobody has said when the work starts. `late`: fewer days are left than it takes. */
  state: 'open' | 'late' | 'unknown';
  rule: WindowRule;
  by: string | null;
  daysLeft: number | null;
  /** The first day the work can start when it is done today. */
  earliest: string;
};

export type Answer = WindowAnswer | StartAnswer;

export type Asked = {
  rules: readonly WindowRule[];
  /** Universities of the partnership. */
  universities: readonly string[];
  kinds: readonly Kind[];
  /** When the work starts, if that is said. */
  startsOn: string | null;
  /** The day in Oslo. */
  today: string;
};

const byKey = (rules: readonly WindowRule[]): Map<string, WindowRule[]> => {
  const groups = new Map<string, WindowRule[]>();
  for (const rule of rules) groups.set(rule.key, [...(groups.get(rule.key) ?? []), rule]);
  return groups;
};

/** Days on which a university's own rule holds are not the general one's, whatever either says. */
const unlessOwn = (own: readonly WindowRule[], day: string): boolean => !own.some((rule) => holds(rule, day));

/**
 * When a need should be posted at the latest: on a workday, and with the days the rule asks for. Today, where that day
 * is over and the window is not; null when it has closed.
 */
export const bestTime = (window: Window, today: string): string | null => {
  if (window.closes < today) return null;
  const latest = workdayBy(postBy(window));
  return latest < today ? today : latest;
};

/** The last workday to send an interest before the window closes; the last day itself where no workday is left. */
export const applyByFor = ({ closes }: Window, today: string): string | null => {
  if (closes < today) return null;
  const latest = workdayBy(closes);
  return latest < today ? closes : latest;
};

const answerOf = (
  windows: readonly Window[],
  startsOn: string | null,
  today: string
): WindowAnswer | null => {
  const next = windows.find(({ closes }) => closes >= today) ?? null;
  /** Work that starts later asks for the semester it starts in, or the first one after. */
  const meant =
    startsOn !== null && startsOn > today
      ? windows.find((window) => (semesterEnds(window) ?? '') >= startsOn)
      : windows.findLast((window) => window.closes < today && (semesterBegins(window) ?? '') > today);
  // A university that moved its days may have a second window for the same semester.
  const again =
    meant && windows.find(({ closes, semester }) => closes >= today && semester === meant.semester);
  const window = again ?? meant ?? next;
  if (!window) return null;
  const isMissed = window.closes < today;
  const caught = isMissed ? next : window;
  return {
    about: 'window',
    state: isMissed ? 'missed' : window.opens <= today ? 'open' : 'ahead',
    window,
    daysLeft: isMissed ? null : daysBetween(today, window.closes),
    next: caught,
    best: caught && bestTime(caught, today),
    applyBy: caught && applyByFor(caught, today)
  };
};

const startOf = (rule: WindowRule, startsOn: string | null, today: string): StartAnswer => {
  const by = startsOn && addDays(startsOn, -rule.lead_days);
  return {
    about: 'start',
    state: by === null ? 'unknown' : by < today ? 'late' : 'open',
    rule,
    by,
    daysLeft: by === null || by < today ? null : daysBetween(today, by),
    earliest: addDays(today, rule.lead_days)
  };
};

const order = { open: 0, ahead: 1, missed: 2 };
/** What one can catch first, the next to close first; what counts back from the start comes last. */
const inOrder = (a: Answer, b: Answer): number => {
  if (a.about === 'start' || b.about === 'start')
    return Number(a.about === 'start') - Number(b.about === 'start');
  return order[a.state] - order[b.state] || a.window.closes.localeCompare(b.window.closes);
};

/** What is to be said about a need of these kinds, each once however many universities say the same. */
export const answersFor = ({ rules, universities, kinds, startsOn, today }: Asked): Answer[] => {
  const concern = rules.filter((rule) => rule.kinds.some((kind) => kinds.includes(kind)));
  const keys = byKey(concern);
  const answers = new Map<string, Answer>();
  const add = (id: string, answer: Answer | null): void => {
    if (answer && !answers.has(id)) answers.set(id, answer);
  };
  for (const [key, group] of keys) {
    const general = group.filter((rule) => rule.organisation_id === null);
    for (const university of universities.length > 0 ? universities : [null]) {
      // A rule of its own takes the general one's place also where it leaves out one of the kinds.
      const own = university
        ? rules.filter((rule) => rule.key === key && rule.organisation_id === university)
        : [];
      const windows = windowsAround([...own.filter((rule) => concern.includes(rule)), ...general], today);
      const left = windows.filter(
        ({ rule, closes }) => rule.organisation_id !== null || unlessOwn(own, closes)
      );
      const answer = answerOf(left, startsOn, today);
      if (answer)
        add(`${key} ${answer.window.rule.id} ${answer.next?.rule.id} ${answer.window.closes}`, answer);
      const day = startsOn ?? today;
      const counted = [...own, ...general].find(
        (rule) =>
          rule.closes === null &&
          concern.includes(rule) &&
          holds(rule, day) &&
          (rule.organisation_id !== null || unlessOwn(own, day))
      );
      if (counted) add(`${key} ${counted.id}`, startOf(counted, startsOn, today));
    }
  }
  return [...answers.values()].sort(inOrder);
};
