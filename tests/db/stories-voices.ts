/** Suggestions and reports in any state, brought there by the commands that lead there. */
import { randomUUID } from 'node:crypto';
import type { ReportState } from '../../src/lib/domain/reports/report';
import type { SuggestionState } from '../../src/lib/domain/suggestions/suggestion';
import { places, type Person } from './people';
import { challengeIn } from './stories';
import { op, type World } from './world';

/** The arguments of a suggestion to Gjøvik's partnership. */
export const suggestionArgs = (id: string = randomUUID()) => ({
  id,
  partnership_id: places.gjovikPartnership as string,
  title: 'Benker langs turveien',
  need: 'Det er langt mellom hvert sted der en kan hvile.',
  language: 'nb' as const
});

/** The arguments of taking it up in the unit `care`. */
export const takeArgs = (id: string) => ({
  id,
  organisation_id: places.care as string,
  challenge_id: randomUUID() as string,
  answer: 'Takk, vi tar det videre.'
});

export const declineArgs = (id: string) => ({
  id,
  reason: 'known' as const,
  answer: 'Takk. Dette er alt på vei.'
});

/** A suggestion in this state; its id. One that is taken has lost its draft: only then it can move on. */
export const suggestionIn = async (
  world: World,
  state: SuggestionState,
  sender: Person = 'student'
): Promise<string> => {
  const args = suggestionArgs();
  const { id } = args;
  // The day's limit is another test's.
  await world.sql(`delete from private.limits where kind = 'suggestion'`);
  await world.apply(sender, op('suggestions.send', args));
  if (state === 'withdrawn') await world.apply(sender, op('suggestions.withdraw', { id }));
  if (state === 'declined') await world.apply('coordinator', op('suggestions.decline', declineArgs(id)));
  if (state === 'taken') {
    const take = takeArgs(id);
    await world.apply('coordinator', op('suggestions.take', take));
    await world.apply('leader', op('challenges.remove', { id: take.challenge_id }, { base_rev: 99 }));
  }
  return id;
};

export const reportArgs = (challenge: string, id: string = randomUUID()) => ({
  id,
  challenge_id: challenge,
  kind: 'outdated' as const,
  words: 'Dette er gjort i fjor.'
});

export const outcome = (id: string) => ({ id, answer: 'Takk, vi har sett på det.' });

/** A report in this state on a published challenge of `care`; its id. */
export const reportIn = async (
  world: World,
  state: ReportState,
  sender: Person = 'student'
): Promise<string> => {
  const args = reportArgs(await challengeIn(world, 'published'));
  const { id } = args;
  await world.sql(`delete from private.limits where kind = 'report'`);
  await world.apply(sender, op('reports.send', args));
  if (state === 'upheld') await world.apply('coordinator', op('reports.uphold', outcome(id)));
  if (state === 'dismissed') await world.apply('coordinator', op('reports.dismiss', outcome(id)));
  return id;
};
