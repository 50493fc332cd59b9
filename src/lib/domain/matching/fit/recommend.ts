import { daysBetween } from '../../oslo-day';
import { fit, isSuggested, type Fit } from './fit';
import type { FitChallenge, FitContext } from './context';
import { isUnknown, type FitProfile } from './person';
import { weights, type OtherCode, type Reason } from './reason';
import { ruleAgainst } from './rules';
import { lot, turnOf } from './turns';

/** @property why the one reason that is said on the card */
export type Suggestion<C extends FitChallenge> = {
  challenge: C;
  fit: Fit;
  why: Reason | Reason<OtherCode>;
};

type Weighed<C> = { challenge: C; fit: Fit; rank: number };

/** Near-equals take turns within the worth of the least reason: a whole reason more is never overtaken. */
const turns = Math.min(...Object.values(weights));
/** One place of so many goes to what nothing the person chose would have brought up. */
const placesForEach = 6;
/** How many days a new challenge stays among the first that a new person sees. */
const fresh = 14;

const weigh = <C extends FitChallenge>(profile: FitProfile, challenges: readonly C[], context: FitContext) =>
  challenges
    .filter((challenge) => !ruleAgainst(profile, challenge, context))
    .map((challenge) => ({ challenge, fit: fit(profile, challenge, context) }));

const highestFirst = <C extends FitChallenge>(a: Weighed<C>, b: Weighed<C>): number =>
  b.rank - a.rank || (a.challenge.id < b.challenge.id ? -1 : 1);

const turnIn = (id: string, { person, day }: FitContext): number => turns * lot(`${person} ${day} ${id}`);

/** What is like each of those above it comes a little later, so that the first ones show different things. */
const varied = <C extends FitChallenge>(
  rows: readonly Weighed<C>[],
  { world }: FitContext,
  count: number,
  costs: { theme: number; kind: number; area: number }
): Weighed<C>[] => {
  const left = [...rows];
  const chosen: Weighed<C>[] = [];
  const seen = new Map<string, number>();
  const labels = ({ theme_id, service_area_id, kinds }: C): [string, number][] => [
    [`theme ${world.theme(theme_id)}`, costs.theme],
    [`area ${world.area(service_area_id)}`, costs.area],
    [`kind ${kinds[0]}`, costs.kind]
  ];
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    let highest = -Infinity;
    for (const [at, { challenge, rank }] of left.entries()) {
      const cost = labels(challenge).reduce((sum, [label, each]) => sum + each * (seen.get(label) ?? 0), 0);
      if (rank - cost > highest) [best, highest] = [at, rank - cost];
    }
    const [next] = left.splice(best, 1);
    if (!next) break;
    chosen.push(next);
    for (const [label] of labels(next.challenge)) seen.set(label, (seen.get(label) ?? 0) + 1);
  }
  return chosen;
};

/** All that is worth suggesting, the best first. */
export const ranked = <C extends FitChallenge>(
  profile: FitProfile,
  challenges: readonly C[],
  context: FitContext
): Suggestion<C>[] =>
  weigh(profile, challenges, context)
    .filter((row) => isSuggested(row.fit))
    .map((row) => ({ ...row, rank: row.fit.score + turnIn(row.challenge.id, context) }))
    .sort(highestFirst)
    .map(said('explore'));

/** Why it stands here: its first reason, or that it is something else. */
const said =
  (otherwise: OtherCode) =>
  <C extends FitChallenge>({ challenge, fit: found }: { challenge: C; fit: Fit }): Suggestion<C> => ({
    challenge,
    fit: found,
    why: (isSuggested(found) && found.reasons[0]) || { code: otherwise, values: [], weight: 0 }
  });

/** Like something the person has put away. */
const isPutAway = ({ against }: Fit): boolean => against.some(({ code }) => code.startsWith('dismissed'));

/** For one of whom nothing is known: the newest, spread over themes and kinds, in turns of their own. */
const start = <C extends FitChallenge>(
  rows: readonly { challenge: C; fit: Fit }[],
  context: FitContext,
  count: number
): Suggestion<C>[] => {
  const newest = rows.map(({ challenge, fit: found }): Weighed<C> => {
    const age = daysBetween(context.day, (challenge.published_at ?? context.day).slice(0, 10));
    const news = turns / (1 + Math.max(0, -age) / fresh);
    return { challenge, fit: found, rank: news + turnIn(challenge.id, context) };
  });
  const costs = { theme: 10, kind: 5, area: 1 };
  return varied(newest.sort(highestFirst), context, count, costs).map(said('start'));
};

/**
 * The n challenges to show a person on a day, the best first. The last of every six is somebody's turn whatever was
 * chosen, so that each challenge is seen by some, and nobody only sees more of the same.
 */
export const recommend = <C extends FitChallenge>(
  profile: FitProfile,
  challenges: readonly C[],
  context: FitContext,
  n: number
): Suggestion<C>[] => {
  const open = weigh(profile, challenges, context);
  const others = Math.floor(n / placesForEach);
  const best = isUnknown(profile)
    ? start(open, context, n)
    : varied(
        open
          .filter((row) => isSuggested(row.fit))
          .map((row) => ({ ...row, rank: row.fit.score + turnIn(row.challenge.id, context) }))
          .sort(highestFirst)
          .slice(0, 4 * n),
        context,
        n,
        { theme: 1, kind: 0, area: 0.5 }
      ).map(said('explore'));
  const room = Math.max(0, n - others);
  const first = best.slice(0, room);
  const shown = new Set(first.map(({ challenge }) => challenge.id));
  const byId = new Map(open.map((row) => [row.challenge.id, row]));
  const turn = open.filter(({ fit: found }) => !isPutAway(found)).map(({ challenge }) => challenge.id);
  const next = turnOf(turn, context.person, context.day, others)
    .filter((id) => !shown.has(id))
    .slice(0, others)
    .flatMap((id) => byId.get(id) ?? [])
    .map(said(isUnknown(profile) ? 'start' : 'explore'));
  return [...first, ...next];
};
