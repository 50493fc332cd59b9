import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../challenges/challenge';
import { osloDay } from '../oslo-day';
import { answersFor, type Asked, type StartAnswer, type WindowAnswer } from './answers';
import { leads, type WindowRule } from './window-rule';
import { isWorkday } from './workdays';
import { addDays, yearDay } from './year-day';

const rule = (over: Partial<WindowRule> = {}): WindowRule => ({
  id: over.key ?? 'eit',
  rev: 1,
  updated_at: '',
  organisation_id: null,
  key: 'eit',
  name_nb: 'EiT',
  name_nn: 'EiT',
  name_en: 'EiT',
  kinds: ['eit'],
  opens: '10-01',
  closes: '11-01',
  leads_to: 'next_spring',
  lead_days: 14,
  prepare_nb: '',
  prepare_nn: '',
  prepare_en: '',
  valid_from: '2000-01-01',
  valid_to: null,
  ...over
});

const master = { key: 'master', opens: '01-15', closes: '05-15', leads_to: 'autumn' } as const;
const call = { key: 'call', opens: '01-15', closes: '12-31', leads_to: null, lead_days: 0 } as const;
const overNewYear = {
  key: 'over',
  opens: '12-01',
  closes: '01-15',
  leads_to: 'spring',
  lead_days: 0
} as const;
const february = { key: 'leap', opens: '02-01', closes: '02-29', leads_to: 'autumn', lead_days: 0 } as const;
const research = { key: 'research', opens: 'W38-3', closes: 'W39-7', leads_to: null, lead_days: 60 } as const;
const week53 = { key: 'week53', opens: 'W50-1', closes: 'W53-7', leads_to: null, lead_days: 0 } as const;
const easter = { key: 'easter', opens: '03-01', closes: '04-05', leads_to: 'autumn', lead_days: 0 } as const;
const spring = { key: 'march', opens: '03-01', closes: '03-31', leads_to: 'autumn', lead_days: 7 } as const;

const ask = (rules: WindowRule[], today: string, over: Partial<Asked> = {}) =>
  answersFor({ rules, universities: ['ntnu'], kinds: ['eit'], startsOn: null, today, ...over });

const one = (rules: WindowRule[], today: string, over: Partial<Asked> = {}): WindowAnswer => {
  const [answer] = ask(rules, today, over);
  if (answer?.about !== 'window') throw new Error('no window');
  return answer;
};

/** What is said: state, window, semester, days left; of a missed one, the next in its place. */
const said = ({ state, window, daysLeft, next }: WindowAnswer): string =>
  [
    state,
    `${window.opens}/${window.closes}`,
    window.semester ?? 'none',
    state === 'missed' ? (next ? `next ${next.opens}/${next.closes}` : 'never') : daysLeft
  ].join(' ');

const cases: [name: string, rule: Partial<WindowRule>, today: string, says: string, startsOn?: string][] = [
  ['EiT, the last day of September', {}, '2026-09-30', 'ahead 2026-10-01/2026-11-01 2027-spring 32'],
  ['EiT, the first day', {}, '2026-10-01', 'open 2026-10-01/2026-11-01 2027-spring 31'],
  ['EiT, the 20th of October', {}, '2026-10-20', 'open 2026-10-01/2026-11-01 2027-spring 12'],
  ['EiT, the day before summer time ends', {}, '2026-10-24', 'open 2026-10-01/2026-11-01 2027-spring 8'],
  ['EiT, the day summer time ends', {}, '2026-10-25', 'open 2026-10-01/2026-11-01 2027-spring 7'],
  ['EiT, the day after summer time ends', {}, '2026-10-26', 'open 2026-10-01/2026-11-01 2027-spring 6'],
  ['EiT, 31 October', {}, '2026-10-31', 'open 2026-10-01/2026-11-01 2027-spring 1'],
  ['EiT, 1 November', {}, '2026-11-01', 'open 2026-10-01/2026-11-01 2027-spring 0'],
  [
    'EiT, 2 November',
    {},
    '2026-11-02',
    'missed 2026-10-01/2026-11-01 2027-spring next 2027-10-01/2027-11-01'
  ],
  [
    'EiT, New Year’s Eve',
    {},
    '2026-12-31',
    'missed 2026-10-01/2026-11-01 2027-spring next 2027-10-01/2027-11-01'
  ],
  [
    'EiT, New Year’s Day: the semester has begun',
    {},
    '2027-01-01',
    'ahead 2027-10-01/2027-11-01 2028-spring 304'
  ],
  ['EiT, New Year’s Day of a leap year', {}, '2028-01-01', 'ahead 2028-10-01/2028-11-01 2029-spring 305'],
  [
    'EiT, for work that starts next autumn',
    {},
    '2026-10-20',
    'ahead 2027-10-01/2027-11-01 2028-spring 377',
    '2027-08-20'
  ],
  [
    'EiT, for work in the spring, in time',
    {},
    '2026-10-20',
    'open 2026-10-01/2026-11-01 2027-spring 12',
    '2027-01-10'
  ],
  [
    'EiT, for work in the spring, too late',
    {},
    '2026-11-26',
    'missed 2026-10-01/2026-11-01 2027-spring next 2027-10-01/2027-11-01',
    '2027-01-10'
  ],
  [
    'EiT, for work that has begun',
    {},
    '2026-10-20',
    'open 2026-10-01/2026-11-01 2027-spring 12',
    '2026-09-01'
  ],
  [
    'EiT, for work two years ahead',
    {},
    '2026-10-20',
    'ahead 2028-10-01/2028-11-01 2029-spring 743',
    '2028-09-01'
  ],
  ['master, the day it opens', master, '2027-01-15', 'open 2027-01-15/2027-05-15 2027-autumn 120'],
  ['master, the day before it opens', master, '2027-01-14', 'ahead 2027-01-15/2027-05-15 2027-autumn 121'],
  ['master, the last day', master, '2027-05-15', 'open 2027-01-15/2027-05-15 2027-autumn 0'],
  [
    'master, the day after',
    master,
    '2027-05-16',
    'missed 2027-01-15/2027-05-15 2027-autumn next 2028-01-15/2028-05-15'
  ],
  [
    'master, 31 July',
    master,
    '2027-07-31',
    'missed 2027-01-15/2027-05-15 2027-autumn next 2028-01-15/2028-05-15'
  ],
  [
    'master, 1 August: the semester has begun',
    master,
    '2027-08-01',
    'ahead 2028-01-15/2028-05-15 2028-autumn 288'
  ],
  ['master, 28 February of a leap year', master, '2028-02-28', 'open 2028-01-15/2028-05-15 2028-autumn 77'],
  ['master, 29 February', master, '2028-02-29', 'open 2028-01-15/2028-05-15 2028-autumn 76'],
  ['master, the day summer time begins', master, '2027-03-28', 'open 2027-01-15/2027-05-15 2027-autumn 48'],
  [
    'master, the day before summer time begins',
    master,
    '2027-03-27',
    'open 2027-01-15/2027-05-15 2027-autumn 49'
  ],
  ['a call of a whole year, its last day', call, '2026-12-31', 'open 2026-01-15/2026-12-31 none 0'],
  ['a call of a whole year, the day after', call, '2027-01-01', 'ahead 2027-01-15/2027-12-31 none 364'],
  ['a call of a whole year, a leap year', call, '2028-01-15', 'open 2028-01-15/2028-12-31 none 351'],
  ['over the new year, before it', overNewYear, '2026-12-15', 'open 2026-12-01/2027-01-15 2027-spring 31'],
  ['over the new year, after it', overNewYear, '2027-01-02', 'open 2026-12-01/2027-01-15 2027-spring 13'],
  [
    'over the new year, when it has closed',
    overNewYear,
    '2027-01-16',
    'ahead 2027-12-01/2028-01-15 2028-spring 364'
  ],
  ['29 February in a year that has it', february, '2028-02-10', 'open 2028-02-01/2028-02-29 2028-autumn 19'],
  ['29 February in a year that lacks it', february, '2027-02-28', 'open 2027-02-01/2027-02-28 2027-autumn 0'],
  ['29 February in 2100, which is none', february, '2100-02-28', 'open 2100-02-01/2100-02-28 2100-autumn 0'],
  ['Forskningsdagene 2026', research, '2026-09-16', 'open 2026-09-16/2026-09-27 none 11'],
  ['Forskningsdagene 2027', research, '2027-09-21', 'ahead 2027-09-22/2027-10-03 none 12'],
  ['Forskningsdagene, the Monday after', research, '2026-09-28', 'ahead 2027-09-22/2027-10-03 none 370'],
  ['week 53 of 2026 ends in 2027', week53, '2027-01-03', 'open 2026-12-07/2027-01-03 none 0'],
  ['week 53, from the year that has it', week53, '2026-12-31', 'open 2026-12-07/2027-01-03 none 3'],
  ['week 53 in 2027, which has 52', week53, '2027-12-31', 'open 2027-12-13/2028-01-02 none 2'],
  ['the first of January belongs to week 53', week53, '2027-01-01', 'open 2026-12-07/2027-01-03 none 2'],
  ['the day after week 53', week53, '2027-01-04', 'ahead 2027-12-13/2028-01-02 none 363'],
  [
    'a rule that begins later',
    { valid_from: '2027-01-01' },
    '2026-10-20',
    'ahead 2027-10-01/2027-11-01 2028-spring 377'
  ],
  [
    'a rule that begins on the day it closes',
    { valid_from: '2026-11-01' },
    '2026-10-20',
    'open 2026-10-01/2026-11-01 2027-spring 12'
  ],
  [
    'a rule that begins the day after',
    { valid_from: '2026-11-02' },
    '2026-10-20',
    'ahead 2027-10-01/2027-11-01 2028-spring 377'
  ],
  [
    'a rule that ends on the day it closes',
    { valid_to: '2026-11-01' },
    '2026-10-20',
    'open 2026-10-01/2026-11-01 2027-spring 12'
  ],
  [
    'a rule that has ended, with nothing after',
    { valid_to: '2026-11-01' },
    '2026-11-02',
    'missed 2026-10-01/2026-11-01 2027-spring never'
  ]
];

describe('a need catches', () => {
  it.each(cases)('%s', (_, over, today, says, startsOn) => {
    expect(said(one([rule(over)], today, { startsOn: startsOn ?? null }))).toBe(says);
  });

  it('nothing by a rule that has ended', () => {
    expect(ask([rule({ valid_to: '2026-10-31' })], '2027-02-01')).toEqual([]);
    expect(ask([rule()], '2026-10-20', { kinds: ['bachelor'] })).toEqual([]);
  });

  it.each([
    ['23:30 on 1 November in Oslo', '2026-11-01T22:30:00Z', 'open', 0],
    ['00:30 on 2 November in Oslo', '2026-11-01T23:30:00Z', 'missed', null],
    ['00:30 on 1 October in Oslo, still September in UTC', '2026-09-30T22:30:00Z', 'open', 31],
    ['the hour that autumn has twice', '2026-10-25T01:30:00Z', 'open', 7]
  ])('by the day in Oslo: %s', (_, instant, state, daysLeft) => {
    expect(one([rule()], osloDay(new Date(instant)))).toMatchObject({ state, daysLeft });
  });
});

describe('the best time to post', () => {
  it.each<[name: string, rule: Partial<WindowRule>, today: string, best: string, applyBy: string]>([
    ['two weeks before a Sunday is a Sunday: the Friday', {}, '2026-10-01', '2026-10-16', '2026-10-30'],
    ['a weekday stays', {}, '2027-10-01', '2027-10-18', '2027-11-01'],
    ['the day is over, the window is not: today', {}, '2026-10-20', '2026-10-20', '2026-10-30'],
    ['today, a Saturday, when no workday is left', {}, '2026-10-31', '2026-10-31', '2026-11-01'],
    ['of the next one, when this one is missed', {}, '2026-11-26', '2027-10-18', '2027-11-01'],
    ['not at Easter', easter, '2026-03-10', '2026-04-01', '2026-04-01'],
    [
      'not on Easter Monday of another year',
      { ...easter, closes: '03-29' },
      '2027-03-10',
      '2027-03-24',
      '2027-03-24'
    ],
    ['not on 17 May', { ...master, closes: '05-17', lead_days: 0 }, '2027-02-01', '2027-05-14', '2027-05-14'],
    ['not on 1 May', { ...master, closes: '05-01', lead_days: 0 }, '2026-02-01', '2026-04-30', '2026-04-30'],
    [
      'not on Ascension Day',
      { ...master, closes: '05-06', lead_days: 0 },
      '2027-02-01',
      '2027-05-05',
      '2027-05-05'
    ],
    ['not on New Year’s Eve', call, '2026-11-26', '2026-12-30', '2026-12-30'],
    [
      'counted over the night that summer time takes an hour of',
      spring,
      '2027-03-01',
      '2027-03-24',
      '2027-03-31'
    ]
  ])('%s', (_, over, today, best, applyBy) => {
    expect(one([rule(over)], today)).toMatchObject({ best, applyBy });
  });
});

describe('what counts back from the start', () => {
  const sikt = rule({ key: 'sikt', opens: null, closes: null, leads_to: null, lead_days: 30 });
  it.each<[name: string, startsOn: string | null, today: string, answer: Partial<StartAnswer>]>([
    [
      'the start is not said',
      null,
      '2026-11-26',
      { state: 'unknown', by: null, daysLeft: null, earliest: '2026-12-26' }
    ],
    [
      '30 days before a start in January',
      '2027-01-10',
      '2026-11-26',
      { state: 'open', by: '2026-12-11', daysLeft: 15 }
    ],
    ['on the last day', '2027-01-10', '2026-12-11', { state: 'open', daysLeft: 0 }],
    ['a day late', '2027-01-10', '2026-12-12', { state: 'late', daysLeft: null, earliest: '2027-01-11' }],
    ['over 29 February', '2028-03-15', '2028-02-01', { state: 'open', by: '2028-02-14', daysLeft: 13 }],
    [
      'over February of a common year',
      '2027-03-15',
      '2027-02-01',
      { state: 'open', by: '2027-02-13', daysLeft: 12 }
    ],
    [
      'over the end of summer time',
      '2026-11-10',
      '2026-10-01',
      { state: 'open', by: '2026-10-11', daysLeft: 10 }
    ]
  ])('%s', (_, startsOn, today, answer) => {
    expect(ask([sikt], today, { startsOn })).toEqual([
      expect.objectContaining({ about: 'start', ...answer })
    ]);
  });

  it('is said after the windows', () => {
    expect(ask([sikt, rule()], '2026-10-20').map(({ about }) => about)).toEqual(['window', 'start']);
  });
});

describe('whose rule holds', () => {
  const own = rule({ id: 'own', organisation_id: 'ntnu', closes: '10-20', valid_from: '2027-01-01' });
  it('a university’s own from its first day, the general one before', () => {
    expect(said(one([rule(), own], '2026-10-20'))).toBe('open 2026-10-01/2026-11-01 2027-spring 12');
    expect(said(one([rule(), own], '2027-10-20'))).toBe('open 2027-10-01/2027-10-20 2028-spring 0');
  });

  it('the general one again when its own has ended', () => {
    const ended = { ...own, valid_to: '2027-12-31' };
    expect(said(one([rule(), ended], '2028-10-20'))).toBe('open 2028-10-01/2028-11-01 2029-spring 12');
  });

  it('each version of a rule for the windows that close in its time', () => {
    const before = rule({ id: 'v1', valid_to: '2027-06-30' });
    const after = rule({ id: 'v2', opens: '09-15', closes: '10-15', valid_from: '2027-07-01' });
    const at = (today: string) => one([after, before], today);
    expect(said(at('2026-10-31'))).toBe('open 2026-10-01/2026-11-01 2027-spring 1');
    expect(said(at('2026-11-26'))).toBe(
      'missed 2026-10-01/2026-11-01 2027-spring next 2027-09-15/2027-10-15'
    );
    expect(said(at('2027-09-20'))).toBe('open 2027-09-15/2027-10-15 2028-spring 25');
  });

  it('a window that was moved to after the one that has closed is caught, for the same semester', () => {
    const moved = rule({ id: 'v2', opens: '11-20', closes: '12-08', valid_from: '2026-11-20' });
    const before = rule({ id: 'v1', valid_to: '2026-11-19' });
    expect(said(one([before, moved], '2026-11-26'))).toBe('open 2026-11-20/2026-12-08 2027-spring 12');
    expect(said(one([before, moved], '2026-11-26', { startsOn: '2027-01-10' }))).toBe(
      'open 2026-11-20/2026-12-08 2027-spring 12'
    );
  });

  it('of two universities each its own, and what they share once', () => {
    const asked = { universities: ['ntnu', 'hinn'] };
    const at = '2027-10-01';
    expect(ask([rule()], at, asked)).toHaveLength(1);
    expect(
      ask([rule(), own], at, asked).map((answer) => answer.about === 'window' && answer.window.rule.id)
    ).toEqual(['own', 'eit']);
    expect(ask([own], at, { universities: ['hinn'] })).toEqual([]);
  });

  it('not the general one for a kind that the university has taken out of its own', () => {
    const other = { ...own, kinds: ['bachelor' as const] };
    expect(ask([rule(), other], '2027-10-20')).toEqual([]);
  });
});

describe('always', () => {
  const aDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2025-01-01', days));
  const inYear = fc.oneof(
    fc.stringMatching(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/).filter((day) => yearDay.test(day)),
    fc
      .tuple(fc.integer({ min: 1, max: 53 }), fc.integer({ min: 1, max: 7 }))
      .map(([week, day]) => `W${String(week).padStart(2, '0')}-${day}`)
  );
  const aRule = fc
    .record({
      id: fc.uuid(),
      key: fc.constantFrom('a', 'b'),
      organisation_id: fc.constantFrom(null, 'ntnu', 'hinn'),
      kinds: fc.subarray([...kinds], { minLength: 1 }),
      days: fc.option(fc.tuple(inYear, inYear)),
      leads_to: fc.option(fc.constantFrom(...leads)),
      lead_days: fc.integer({ min: 0, max: 365 }),
      valid_from: aDay,
      lasts: fc.option(fc.integer({ min: 0, max: 3_000 }))
    })
    .map(({ days, lasts, ...rest }) =>
      rule({
        ...rest,
        opens: days?.[0] ?? null,
        closes: days?.[1] ?? null,
        leads_to: days ? rest.leads_to : null,
        valid_to: lasts === null ? null : addDays(rest.valid_from, lasts)
      })
    );
  const asked = fc.record({
    rules: fc.array(aRule, { maxLength: 5 }),
    universities: fc.subarray(['ntnu', 'hinn']),
    kinds: fc.subarray([...kinds]),
    startsOn: fc.option(aDay),
    today: aDay
  });

  it('an open window holds today, and what is missed is over', () => {
    fc.assert(
      fc.property(asked, (given) => {
        for (const answer of answersFor(given)) {
          if (answer.about === 'start') continue;
          const { state, window, daysLeft, next } = answer;
          expect(window.opens <= window.closes).toBe(true);
          if (state === 'open')
            expect(window.opens <= given.today && given.today <= window.closes).toBe(true);
          if (state === 'ahead') expect(window.opens > given.today).toBe(true);
          if (state === 'missed') expect(window.closes < given.today).toBe(true);
          if (daysLeft !== null) expect(addDays(given.today, daysLeft)).toBe(window.closes);
          if (next) expect(next.closes >= given.today).toBe(true);
        }
      }),
      { numRuns: 400 }
    );
  });

  it('the best time is from today to the last day, and on a workday unless it is today', () => {
    fc.assert(
      fc.property(asked, (given) => {
        for (const answer of answersFor(given)) {
          if (answer.about === 'start' || !answer.next) continue;
          const { best, applyBy, next } = answer;
          if (best === null || applyBy === null) throw new Error('no best time for what can be caught');
          expect(best >= given.today && best <= next.closes).toBe(true);
          expect(best === given.today || isWorkday(best)).toBe(true);
          expect(applyBy >= given.today && applyBy <= next.closes).toBe(true);
          expect(applyBy === next.closes || isWorkday(applyBy)).toBe(true);
        }
      }),
      { numRuns: 400 }
    );
  });

  it('a later day never gives more days for the same window', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 400 }), (given, days) => {
        const left = (today: string) =>
          new Map(
            answersFor({ ...given, today }).flatMap((answer) =>
              answer.about === 'window'
                ? [[`${answer.window.rule.id} ${answer.window.closes}`, answer.daysLeft] as const]
                : [[answer.rule.id, answer.daysLeft] as const]
            )
          );
        const later = left(addDays(given.today, days));
        for (const [window, now] of left(given.today)) {
          const then = later.get(window);
          if (then === undefined || then === null) continue;
          expect(now).not.toBeNull();
          expect(then).toBeLessThan(now ?? 0);
        }
      }),
      { numRuns: 400 }
    );
  });

  it('every answer is of a rule that concerns the need and holds on its day', () => {
    fc.assert(
      fc.property(asked, (given) => {
        for (const answer of answersFor(given)) {
          const of = answer.about === 'window' ? answer.window.rule : answer.rule;
          expect(of.kinds.some((kind) => given.kinds.includes(kind))).toBe(true);
          if (of.organisation_id) expect(given.universities).toContain(of.organisation_id);
          const day = answer.about === 'window' ? answer.window.closes : (given.startsOn ?? given.today);
          expect(of.valid_from <= day && (of.valid_to === null || day <= of.valid_to)).toBe(true);
        }
      }),
      { numRuns: 400 }
    );
  });
});
