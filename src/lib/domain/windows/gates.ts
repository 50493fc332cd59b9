import type { Answer } from './answers';
import type { Semester } from '../challenges/semesters';
import type { WindowRule } from './window-rule';

/** A day that somebody who wants to take on a need has to keep. */
export type Gate =
  | { what: 'opens' | 'closes'; day: string; rule: WindowRule; semester: Semester | null }
  | { what: 'apply'; day: string };

const gatesOfAnswer = (answer: Answer, today: string): Gate[] => {
  if (answer.about === 'start')
    return answer.by === null ? [] : [{ what: 'closes', day: answer.by, rule: answer.rule, semester: null }];
  if (!answer.next) return [];
  const { rule, opens, closes, semester } = answer.next;
  const last: Gate = { what: 'closes', day: closes, rule, semester };
  return opens > today ? [{ what: 'opens', day: opens, rule, semester }, last] : [last];
};

/**
 * The days that come, the next one first: when what can be caught opens and closes, and the last day for interest.
 * @param applyBy the challenge's own last day, if it has one
 */
export const gatesFrom = (answers: readonly Answer[], applyBy: string | null, today: string): Gate[] => {
  const own: Gate[] = applyBy === null ? [] : [{ what: 'apply', day: applyBy }];
  return [...own, ...answers.flatMap((answer) => gatesOfAnswer(answer, today))]
    .filter(({ day }) => day >= today)
    .sort((a, b) => a.day.localeCompare(b.day));
};
