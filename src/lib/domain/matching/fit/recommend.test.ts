import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import { kinds } from '../../challenges/challenge';
import { bareWorld, fitContext, type FitChallenge, type Given } from './context';
import { fit } from './fit';
import { blankProfile, type FitProfile } from './person';
import { ranked, recommend } from './recommend';
import { lot, turnOf } from './turns';

const day = '2026-11-26';
const dayAfter = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const challenge = (id: string, patch: Partial<FitChallenge> = {}): FitChallenge => ({
  ...blankChallenge,
  id,
  partnership_id: 'g',
  organisation_id: 'unit',
  state: 'published',
  published_at: '2026-11-20T08:00:00Z',
  kinds: ['master'],
  ...patch
});
const context = (given: Partial<Given> = {}) => fitContext({ world: bareWorld, day, person: 'p1', ...given });
const person = (patch: Partial<FitProfile> = {}): FitProfile => ({ ...blankProfile, ...patch });
const ids = (rows: readonly { challenge: { id: string } }[]) => rows.map(({ challenge: { id } }) => id);

const themes = ['health', 'city', 'smart', 'growth', 'change'];
const many = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    challenge(`c${n}`, {
      theme_id: themes[n % themes.length] ?? null,
      kinds: [kinds[n % kinds.length] ?? 'master'],
      service_area_id: `area ${n % 7}`,
      published_at: `2026-${String(1 + (n % 11)).padStart(2, '0')}-10T08:00:00Z`
    })
  );

const anyPerson = fc.record({
  theme_keys: fc.subarray(themes),
  kinds: fc.subarray([...kinds]),
  who: fc.constantFrom('student' as const, 'researcher' as const, null)
});
const anyCount = fc.integer({ min: 1, max: 40 });

describe('an order', () => {
  it('never depends on the order in which the challenges came', () => {
    fc.assert(
      fc.property(
        anyPerson,
        anyCount,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (who, count, order) => {
          const rows = many(count);
          const mixed = rows
            .map((row) => ({ row, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row);
          for (const n of [4, 12])
            expect(ids(recommend(person(who), mixed, context(), n))).toEqual(
              ids(recommend(person(who), rows, context(), n))
            );
          expect(ids(ranked(person(who), mixed, context()))).toEqual(
            ids(ranked(person(who), rows, context()))
          );
        }
      ),
      { numRuns: 60 }
    );
  });

  it('never depends on who posted', () => {
    fc.assert(
      fc.property(anyPerson, anyCount, fc.integer({ min: 1, max: 9 }), (who, count, step) => {
        const rows = many(count).map((row, n) => ({
          ...row,
          organisation_id: `unit ${n % 5}`,
          author_id: `author ${n % 3}`
        }));
        const others = rows.map((row, n) => ({
          ...row,
          organisation_id: `unit ${(n * step) % 7}`,
          author_id: `author ${(n + step) % 4}`
        }));
        expect(ids(recommend(person(who), others, context(), 12))).toEqual(
          ids(recommend(person(who), rows, context(), 12))
        );
        expect(ids(ranked(person(who), others, context()))).toEqual(
          ids(ranked(person(who), rows, context()))
        );
      }),
      { numRuns: 60 }
    );
  });

  it('never shows what a rule shuts out, nor anything twice, nor more than was asked for', () => {
    fc.assert(
      fc.property(anyPerson, anyCount, fc.integer({ min: 1, max: 14 }), (who, count, n) => {
        const rows = many(count);
        const given = context({
          interested: ['c1'],
          own: ['c2'],
          dismissals: [{ challenge_id: 'c3', reason: 'wrong_time' }],
          challenges: rows
        });
        const found = recommend(person(who), rows, given, n);
        for (const { challenge: row } of found) expect(fit(person(who), row, given).excluded).toBeUndefined();
        expect(new Set(ids(found)).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(n);
      }),
      { numRuns: 100 }
    );
  });

  it('a whole reason more is never overtaken by whose turn it is', () => {
    const rows = many(40);
    const who = person({ theme_keys: ['health'], kinds: ['master'] });
    for (let days = 0; days < 20; days += 1) {
      const scores = ranked(who, rows, context({ day: dayAfter(days) })).map((row) => row.fit.score);
      for (const [at, score] of scores.entries())
        expect(Math.max(...scores.slice(at))).toBeLessThan(score + 2);
    }
  });
});

describe('what is shown', () => {
  const rows = many(60);
  const who = person({ theme_keys: ['health', 'city'], kinds: ['master'] });

  it('says why, and what is outside what was chosen says so', () => {
    const found = recommend(who, rows, context(), 6);
    expect(found).toHaveLength(6);
    for (const { why, fit: itsFit } of found.slice(0, 5)) expect(why).toBe(itsFit.reasons[0]);
    const lasts = new Set(
      Array.from(
        { length: 20 },
        (_, n) => recommend(who, rows, context({ day: dayAfter(n) }), 6)[5]?.why.code
      )
    );
    expect(lasts).toContain('explore');
  });

  it('is varied: not one theme alone while another fits as well', () => {
    const two = [...'abcdef'].map((id) => challenge(id, { theme_id: id < 'd' ? 'health' : 'city' }));
    const first = recommend(person({ theme_keys: ['health', 'city'] }), two, context(), 2);
    expect(new Set(first.map(({ challenge: row }) => row.theme_id)).size).toBe(2);
  });

  it('is the same all day, and not the same for ever', () => {
    const of = (patch: Partial<Given>) => ids(recommend(who, rows, context(patch), 6)).join();
    expect(of({})).toBe(of({}));
    const week = new Set(Array.from({ length: 7 }, (_, n) => of({ day: dayAfter(n) })));
    expect(week.size).toBeGreaterThan(4);
    expect(of({ person: 'p2' })).not.toBe(of({}));
  });

  it('gives one who has said nothing some of everything, and the new before the old', () => {
    const found = recommend(person(), rows, context(), 6);
    expect(new Set(found.slice(0, 5).map(({ challenge: row }) => row.theme_id)).size).toBe(5);
    expect(new Set(found.slice(0, 5).map(({ challenge: row }) => row.kinds[0])).size).toBeGreaterThan(3);
    expect(new Set(found.map(({ why }) => why.code))).toEqual(new Set(['start']));
    const [old, fresh] = [challenge('old', { published_at: '2025-01-01T08:00:00Z' }), challenge('new')];
    const firsts = Array.from(
      { length: 40 },
      (_, n) => ids(recommend(person(), [old, fresh], context({ person: `p${n}` }), 2))[0]
    );
    expect(firsts.filter((id) => id === 'new').length).toBeGreaterThan(25);
  });

  it('leaves out of the turns what is like something put away', () => {
    const away = challenge('away', { theme_id: 'growth' });
    const given = {
      challenges: [...rows, away],
      dismissals: [{ challenge_id: 'away', reason: 'not_interesting' as const }]
    };
    for (let n = 0; n < 60; n += 1) {
      const found = recommend(who, rows, context({ ...given, day: dayAfter(n) }), 6);
      expect(found.map(({ challenge: row }) => row.theme_id)).not.toContain('growth');
    }
  });
});

describe('turns', () => {
  it('bring each up once in as many days as there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 30 }), fc.string(), (all, who) => {
        const came = all.map((_, n) => turnOf(all, who, dayAfter(n), 1)[0]);
        expect([...came].sort()).toEqual([...all].sort());
      }),
      { numRuns: 60 }
    );
  });

  it('are spread evenly', () => {
    const drawn = Array.from({ length: 10_000 }, (_, n) => lot(`p${n % 100} c${n}`));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const count = drawn.filter((value) => value >= tenth / 10 && value < (tenth + 1) / 10).length;
      expect(count).toBeGreaterThan(900);
      expect(count).toBeLessThan(1_100);
    }
  });
});

/** How unevenly something is shared: 0 when all have the same, near 1 when one has all. */
const gini = (shares: readonly number[]): number => {
  const sorted = [...shares].sort((a, b) => a - b);
  const sum = sorted.reduce((total, share) => total + share, 0);
  const weighted = sorted.reduce((total, share, at) => total + (at + 1) * share, 0);
  return sum === 0 ? 0 : (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
};

describe('over six weeks', () => {
  /** 40 people of all sorts who look every second day; half of all challenges are on what most people like. */
  const all = Array.from({ length: 60 }, (_, n) =>
    challenge(`c${n}`, {
      theme_id: n % 2 === 0 ? 'health' : (themes[n % themes.length] ?? null),
      kinds: n % 4 === 0 ? ['master', 'bachelor'] : [kinds[n % kinds.length] ?? 'master'],
      service_area_id: `area ${n % 9}`,
      published_at: `2026-${String(1 + (n % 11)).padStart(2, '0')}-10T08:00:00Z`
    })
  );
  const people = Array.from({ length: 40 }, (_, n) => ({
    id: `person ${n}`,
    profile: person({
      who: n % 4 === 0 ? 'researcher' : n % 7 === 0 ? null : 'student',
      theme_keys: n % 5 === 0 ? [] : lot(`t${n}`) < 0.7 ? ['health'] : [themes[n % themes.length] ?? 'city'],
      kinds: n % 3 === 0 ? ['master'] : []
    })
  }));
  const exposure = (
    show: (who: (typeof people)[number], day: string, seen: ReadonlyMap<string, number>) => string[]
  ) => {
    const seen = new Map(all.map(({ id }) => [id, 0]));
    for (let days = 0; days < 42; days += 1)
      for (const [at, who] of people.entries())
        if ((at + days) % 2 === 0)
          for (const id of show(who, dayAfter(days), seen)) seen.set(id, (seen.get(id) ?? 0) + 1);
    return [...seen.values()];
  };

  it('every challenge is seen, far more evenly than by what is popular', () => {
    const ours = exposure((who, on) =>
      ids(recommend(who.profile, all, context({ day: on, person: who.id }), 6))
    );
    const popular = exposure((who, on, seen) =>
      all
        .filter((row) => !fit(who.profile, row, context({ day: on })).excluded)
        .sort((a, b) => (seen.get(b.id) ?? 0) - (seen.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
        .slice(0, 6)
        .map(({ id }) => id)
    );
    expect(Math.min(...ours)).toBeGreaterThan(0);
    expect(gini(ours)).toBeLessThan(0.45);
    expect(gini(popular)).toBeGreaterThan(0.85);
  });
});
