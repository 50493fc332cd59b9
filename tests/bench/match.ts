/**
 * `npm run bench:match -- --data FILE [--json]`: how good, how fair and how well explained the suggestions are, against
 * chance, the newest first and the words alone. The file's form, and what the numbers say: tests/bench/match.md.
 */
import { readFileSync } from 'node:fs';
import { fitContext, type TextFit } from '../../src/lib/domain/matching/fit/context.ts';
import { recommend } from '../../src/lib/domain/matching/fit/recommend.ts';
import { textFits } from '../../src/lib/domain/matching/fit/text.ts';
import { lot } from '../../src/lib/domain/matching/fit/turns.ts';
import { readMatchData, type BenchProfile } from './match-data.ts';
import { fourGrams } from './match-text.ts';

const shown = 10;
const days = 28;

const at = process.argv.indexOf('--data');
const file = process.argv[at + 1];
if (at < 0 || !file) {
  console.error('npm run bench:match -- --data FILE [--json]');
  process.exit(2);
}
const { day, world, challenges, profiles, grades } = readMatchData(readFileSync(file, 'utf8'));
const search = fourGrams(challenges);
const texts = new Map<string, Map<string, TextFit>>(
  profiles.map(({ id, words }) => [id, textFits(words ? search(words) : [])])
);
const dayOf = (n: number): string => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
const openOn = (on: string) => challenges.filter(({ apply_by }) => apply_by === null || apply_by >= on);

/** Ids in the order shown, and the reason of each where there is one. */
type Shown = { id: string; why?: string; reasons?: string[] }[];
type Method = (who: BenchProfile, on: string) => Shown;

const ours =
  (withWords: boolean): Method =>
  ({ id, profile }, on) =>
    recommend(
      profile,
      challenges,
      fitContext({ world, day: on, person: id, text: withWords ? texts.get(id) : undefined }),
      shown
    ).map(({ challenge, why, fit: { reasons } }) => ({
      id: challenge.id,
      why: why.code,
      reasons: reasons.map(({ code }) => code)
    }));

const byScore =
  (score: (who: BenchProfile, challenge: (typeof challenges)[number], on: string) => number): Method =>
  (who, on) =>
    openOn(on)
      .map((challenge) => ({ id: challenge.id, score: score(who, challenge, on) }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, shown)
      .map(({ id }) => ({ id }));

const methods: Record<string, Method> = {
  ours: ours(true),
  'ours, no words': ours(false),
  'text only': byScore(({ id }, challenge) => texts.get(id)?.get(challenge.id)?.score ?? 0),
  'newest first': byScore((_, { published_at }) => Date.parse(published_at ?? day)),
  random: byScore((who, { id }, on) => lot(`${who.id} ${id} ${on} by chance`))
};

const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);

/** Against the best that was open that day; undefined for a person of whom nothing good that was open was judged. */
const ndcg = (who: string, on: string, found: Shown): number | undefined => {
  const judged = grades.get(who) ?? new Map<string, number>();
  const best = openOn(on)
    .map(({ id }) => judged.get(id) ?? 0)
    .sort((a, b) => b - a)
    .slice(0, shown);
  const ideal = best.reduce((sum, grade, place) => sum + gain(grade, place), 0);
  if (ideal === 0) return undefined;
  return found.reduce((sum, { id }, place) => sum + gain(judged.get(id) ?? 0, place), 0) / ideal;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** How unevenly something is shared: 0 when all have the same, near 1 when one has all. */
const gini = (shares: readonly number[]): number => {
  const sorted = [...shares].sort((a, b) => a - b);
  const sum = sorted.reduce((total, share) => total + share, 0);
  const weighted = sorted.reduce((total, share, place) => total + (place + 1) * share, 0);
  return sum === 0 ? 0 : (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
};

const measure = (method: Method) => {
  const seen = new Map(openOn(day).map(({ id }) => [id, 0]));
  const scores: number[] = [];
  const whys = new Map<string, number>();
  const reasons = new Map<string, number>();
  let places = 0;
  const note = (counts: Map<string, number>, code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  for (let n = 0; n < days; n += 1)
    for (const who of profiles) {
      const found = method(who, dayOf(n));
      const score = ndcg(who.id, dayOf(n), found);
      if (score !== undefined) scores.push(score);
      for (const { id, why, reasons: all = [] } of found) {
        if (seen.has(id)) seen.set(id, (seen.get(id) ?? 0) + 1);
        places += 1;
        if (why) note(whys, why);
        for (const code of all) note(reasons, code);
      }
    }
  const shares = (counts: Map<string, number>) =>
    Object.fromEntries(
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .map(([code, count]) => [code, Number((count / places).toFixed(3))])
    );
  return {
    ndcg10: Number(mean(scores).toFixed(3)),
    coverage: Number(
      ([...seen.values()].filter((count) => count > 0).length / Math.max(1, seen.size)).toFixed(3)
    ),
    gini: Number(gini([...seen.values()]).toFixed(3)),
    first_reason: shares(whys),
    any_reason: shares(reasons)
  };
};

const results = Object.entries(methods).map(([method, each]) => ({ method, ...measure(each) }));

if (process.argv.includes('--json')) {
  for (const { method, first_reason, any_reason, ...numbers } of results)
    console.log(
      JSON.stringify({
        method,
        ...numbers,
        ...(Object.keys(first_reason).length > 0 && { first_reason, any_reason })
      })
    );
} else {
  console.log(
    `${profiles.length} profiles, ${challenges.length} challenges, ${days} days from ${day}, ${shown} shown\n`
  );
  console.log('method          nDCG@10  coverage   Gini');
  for (const { method, ndcg10, coverage, gini: uneven } of results)
    console.log(
      `${method.padEnd(15)} ${ndcg10.toFixed(3).padStart(7)} ${coverage.toFixed(3).padStart(9)} ${uneven.toFixed(3).padStart(6)}`
    );
  const [first] = results;
  console.log('\nShare of what ours shows, by the reason on the card, and by any of its reasons');
  for (const code of new Set([
    ...Object.keys(first?.first_reason ?? {}),
    ...Object.keys(first?.any_reason ?? {})
  ]))
    console.log(
      `${code.padEnd(15)} ${(first?.first_reason[code] ?? 0).toFixed(3).padStart(7)} ${(first?.any_reason[code] ?? 0).toFixed(3).padStart(9)}`
    );
}
