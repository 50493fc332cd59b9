import type { Suggestion } from './suggestion';

const day = 86_400_000;

/** True while a coordinator owes an answer: nobody has, or the draft it became was thrown away. */
export const isOpen = ({ state, challenge_id }: Pick<Suggestion, 'state' | 'challenge_id'>): boolean =>
  state === 'received' || (state === 'taken' && challenge_id === null);

/** The day by which a suggestion is answered: as soon as an interest in the same partnership. */
export const answerBy = (sent: string, days: number): string =>
  new Date(Date.parse(sent) + days * day).toISOString().slice(0, 10);

/** What a suggestion says, in one text: each part under the words that were asked, so that a unit can read it alone. */
export const composeNeed = (need: string, parts: readonly { asked: string; answer: string }[]): string =>
  [
    need,
    ...parts.filter(({ answer }) => answer.trim()).map(({ asked, answer }) => `${asked}\n${answer.trim()}`)
  ]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
