import type { Theme } from '../themes/theme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMeeting } from '../meetings/blank';
import type { Meeting } from '../meetings/meeting';
import type { Organisation } from '../organisations/organisation';
import { clashes, clashesOf } from './clashes';
import { spanFaults, wheelCommands } from './commands';
import { choosableIn, chosenIn, everything, isNarrowed, narrowed, writeChosen } from './chosen';
import { byMonth, entriesOf, sideOf, sides, type Entry, type WheelRows } from './entries';
import { wheelKinds, type WheelItem } from './item';
import { angleOf, layout, sideBands } from './layout';
import { asked, daysIn, spanOf } from './span';

const organisation = (id: string, kind: Organisation['kind'], parent_id: string | null = null) =>
  ({ id, kind, parent_id, slug: id, name_nb: id, name_nn: id, name_en: id }) as Organisation;
const organisations = [
  organisation('town', 'municipality'),
  organisation('campus', 'university'),
  organisation('care', 'unit', 'town'),
  organisation('ward', 'unit', 'care')
];

const item = (rest: Partial<WheelItem> = {}): WheelItem => ({
  id: 'i',
  rev: 1,
  updated_at: '2027-01-01T00:00:00Z',
  partnership_id: 'p',
  organisation_id: null,
  kind: 'workshop',
  language: 'nb',
  title: 'Helse i hverdagen',
  starts_on: '2027-04-14',
  ends_on: null,
  tentative: false,
  audiences: [],
  theme_ids: [],
  link: null,
  is_example: false,
  ...rest
});
const meeting = (rest: Partial<Meeting> = {}): Meeting => ({
  ...blankMeeting,
  id: 'm',
  updated_at: '2027-01-01T00:00:00Z',
  partnership_id: 'p',
  organisation_id: 'ward',
  state: 'confirmed',
  kind: 'breakfast',
  slug: 'frokost',
  title: 'Frokost',
  starts_at: '2027-04-14T06:00:00Z',
  ends_at: '2027-04-14T08:00:00Z',
  ...rest
});
const blankTheme: Theme = {
  id: '',
  rev: 1,
  updated_at: '2026-11-26T12:00:00Z',
  key: '',
  name_nb: '',
  name_nn: '',
  name_en: '',
  about_nb: '',
  about_nn: '',
  about_en: '',
  position: 1,
  valid_from: '2020-01-01',
  valid_to: null,
  partnership_id: null,
  successor_id: null,
  former_names: []
};
const rows = (rest: Partial<WheelRows>): WheelRows => ({
  wheel_items: [],
  meetings: [],
  organisations,
  themes: [],
  ...rest
});
const year = spanOf(2027, null);
const only = (rest: Partial<WheelRows>) => entriesOf(rows(rest), 'p', year);

describe('what is in the wheel', () => {
  it('is of the municipality, the university, or both: by who is above the organisation', () => {
    expect(sideOf('ward', organisations)).toBe('municipality');
    expect(sideOf('campus', organisations)).toBe('university');
    expect(sideOf(null, organisations)).toBe('partnership');
    expect(sideOf('elsewhere', organisations)).toBe('partnership');
  });

  it('is a meeting by itself, in the ring of its host, but never a draft', () => {
    expect(only({ meetings: [meeting()] })).toMatchObject([
      { id: 'm', from: 'meeting', kind: 'gathering', side: 'municipality', standing: 'confirmed' }
    ]);
    expect(only({ meetings: [meeting({ state: 'draft' })] })).toEqual([]);
    for (const [state, standing] of [
      ['tentative', 'tentative'],
      ['cancelled', 'cancelled'],
      ['held', 'confirmed']
    ] as const)
      expect(only({ meetings: [meeting({ state })] })).toMatchObject([{ standing }]);
  });

  it('is on the days of Norway, and over on the evening when it ends at midnight', () => {
    const late = meeting({ starts_at: '2026-12-31T23:30:00Z', ends_at: '2027-01-01T23:00:00Z' });
    expect(only({ meetings: [late] })).toMatchObject([{ first: '2027-01-01', last: '2027-01-01' }]);
  });

  it('is of this partnership, and of every year it reaches into', () => {
    const winter = item({ starts_on: '2026-12-20', ends_on: '2027-01-05' });
    expect(only({ wheel_items: [winter, item({ id: 'other', partnership_id: 'q' })] })).toHaveLength(1);
    expect(entriesOf(rows({ wheel_items: [winter] }), 'p', spanOf(2026, null))).toHaveLength(1);
    expect(entriesOf(rows({ wheel_items: [winter] }), 'p', spanOf(2028, null))).toEqual([]);
  });

  it('is narrowed by kind and by side', () => {
    const all = only({
      wheel_items: [item({ id: 'a' }), item({ id: 'b', kind: 'exam', organisation_id: 'campus' })]
    });
    expect(narrowed(all, everything)).toHaveLength(2);
    expect(narrowed(all, { ...everything, kinds: ['exam'] }).map(({ id }) => id)).toEqual(['b']);
    expect(narrowed(all, { ...everything, kinds: ['exam'], sides: ['municipality'] })).toEqual([]);
  });

  it('is narrowed by themes, by key: one partnership’s theme is found by another’s', () => {
    const theme = (id: string, key: string): Theme => ({
      ...blankTheme,
      id,
      key,
      name_nb: key
    });
    const themes = [theme('t1', 'health'), theme('t2', 'health'), theme('t3', 'smart')];
    const all = only({
      themes,
      wheel_items: [
        item({ id: 'a', starts_on: '2027-01-02' }),
        item({ id: 'e', starts_on: '2027-01-03', theme_ids: ['t1'] })
      ],
      meetings: [
        meeting({ id: 'b', theme_ids: ['t2'] }),
        meeting({ id: 'c', theme_ids: ['t3', 'gone'] }),
        meeting({ id: 'd' })
      ]
    });
    const ids = (keys: string[]) => narrowed(all, { ...everything, themes: keys }).map(({ id }) => id);
    expect([ids([]), ids(['health']), ids(['smart', 'health']), ids(['none'])]).toEqual([
      ['a', 'e', 'b', 'c', 'd'],
      ['e', 'b'],
      ['e', 'b', 'c'],
      []
    ]);
    // Offered once, and no more than there is to find.
    const offered = (chosen = everything) =>
      choosableIn(all.slice(0, 2), themes, chosen).themes.map(({ key }) => key);
    expect(offered()).toEqual(['health']);
    expect(offered({ ...everything, themes: ['smart'] })).toEqual(['health', 'smart']);
  });

  it('says in its address what it is narrowed by, and takes in no junk', () => {
    const chosen = { sides: ['university'], kinds: ['exam', 'talk'], themes: ['health'] } as const;
    const query = new URLSearchParams('ar=2027&ring=partnership');
    writeChosen(query, chosen);
    expect(String(query)).toBe('ar=2027&ring=university&slag=exam&slag=talk&tema=health');
    expect(chosenIn(query)).toEqual({ ...chosen, kinds: ['talk', 'exam'] });
    expect(isNarrowed(chosenIn(query))).toBe(true);
    writeChosen(query, everything);
    expect(String(query)).toBe('ar=2027');
    const junk = 'ring=x&slag=&tema=%3Cscript%3E&tema=UPPER&tema=a&tema=a&tema=' + 'a'.repeat(101);
    expect(chosenIn(new URLSearchParams(junk))).toEqual({ ...everything, themes: ['a'] });
    expect(isNarrowed(chosenIn(new URLSearchParams('maned=9')))).toBe(false);
  });
});

describe('the days it goes round', () => {
  it('are a year or a month, also in a leap year', () => {
    expect(daysIn(spanOf(2027, null))).toBe(365);
    expect(daysIn(spanOf(2028, null))).toBe(366);
    expect(spanOf(2028, 2)).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(spanOf(2100, 2).last).toBe('2100-02-28');
  });

  it.each([
    ['', { year: 2027, month: null }],
    ['ar=2029', { year: 2029, month: null }],
    ['ar=2029&maned=4', { year: 2029, month: 4 }],
    ['ar=1900&maned=13', { year: 2027, month: null }],
    ['ar=evig&maned=-1', { year: 2027, month: null }]
  ])('are asked for by the address: %s', (query, expected) => {
    expect(asked(new URLSearchParams(query), '2027-03-01')).toEqual(expected);
  });
});

const day = fc.integer({ min: -40, max: 420 });
const dayOf = (year: number, at: number): string =>
  new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10);
const wheels = fc
  .record({
    year: fc.integer({ min: 2020, max: 2100 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    of: fc.array(
      fc.record({
        at: day,
        days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 366 })),
        organisation_id: fc.constantFrom(null, 'town', 'campus', 'ward'),
        kind: fc.constantFrom(...wheelKinds)
      }),
      { maxLength: 40 }
    )
  })
  .map(({ year, month, of }) => {
    const wheel_items = of.map(({ at, days, ...rest }, n) =>
      item({ ...rest, id: `i${n}`, starts_on: dayOf(year, at), ends_on: dayOf(year, at + days) })
    );
    const span = spanOf(year, month);
    return { span, entries: entriesOf(rows({ wheel_items }), 'p', span) };
  });
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id).sort();

describe('the geometry', () => {
  it('has every entry once, as the list has', () => {
    fc.assert(
      fc.property(wheels, ({ span, entries }) => {
        const drawn = layout(entries, span).map(({ entry }) => entry);
        expect(drawn).toEqual(entries);
        expect(new Set(idsOf(drawn)).size).toBe(drawn.length);
        expect(idsOf(byMonth(entries, span).flatMap((month) => month.entries))).toEqual(idsOf(entries));
      }),
      { numRuns: 200 }
    );
  });

  it('lets no two of a lane overlap, and nothing out of its ring', () => {
    fc.assert(
      fc.property(wheels, ({ span, entries }) => {
        const placed = layout(entries, span);
        for (const side of sides) {
          const own = placed.filter(({ entry }) => entry.side === side);
          for (const one of own) {
            const { inner, outer } = sideBands[side];
            expect(one.size).toBeGreaterThan(0);
            expect(one.radius - one.size / 2).toBeGreaterThanOrEqual(inner);
            expect(one.radius + one.size / 2).toBeLessThanOrEqual(outer);
            expect(one.from).toBeGreaterThanOrEqual(-1e-9);
            expect(one.to).toBeLessThanOrEqual(Math.PI * 2 + 1e-9);
            expect(one.at).toBeGreaterThanOrEqual(one.from);
            expect(one.at).toBeLessThanOrEqual(one.to);
            for (const other of own)
              if (other !== one && other.lane === one.lane)
                expect(one.to <= other.from + 2e-9 || other.to <= one.from + 2e-9).toBe(true);
          }
        }
      }),
      { numRuns: 200 }
    );
  });

  it('goes clockwise from the top', () => {
    expect(angleOf('2027-01-01', year)).toBe(0);
    expect(angleOf('2027-07-02', year)).toBeCloseTo(Math.PI, 1);
  });
});

describe('what clashes', () => {
  const at = (id: string, rest: Partial<WheelItem> = {}) => item({ id, audiences: ['student'], ...rest });
  const found = (...wheel_items: WheelItem[]) => clashes(only({ wheel_items })).map(({ why }) => why);

  it('is the same people on the same day', () => {
    expect(found(at('a'), at('b'))).toEqual(['audience']);
    expect(found(at('a'), at('b', { starts_on: '2027-04-15' }))).toEqual([]);
    expect(found(at('a'), at('b', { audiences: ['researcher'] }))).toEqual([]);
    expect(
      clashes(only({ wheel_items: [at('a')], meetings: [meeting({ audiences: ['student', 'phd'] })] }))
    ).toMatchObject([{ why: 'audience', audiences: ['student'] }]);
  });

  it('is not what is cancelled, a deadline, or a season with many days', () => {
    const off = meeting({ state: 'cancelled', audiences: ['student'] });
    expect(clashes(only({ wheel_items: [at('a')], meetings: [off] }))).toEqual([]);
    expect(found(at('a'), at('b', { kind: 'deadline' }))).toEqual([]);
    expect(found(at('a'), at('b', { kind: 'research_days', ends_on: '2027-04-25' }))).toEqual([]);
  });

  it('is something for students while they sit examinations', () => {
    const exams = at('b', { kind: 'exam', starts_on: '2027-04-10', ends_on: '2027-05-01' });
    expect(found(at('a'), exams)).toEqual(['exam']);
    expect(found(at('a', { audiences: ['phd'] }), exams)).toEqual([]);
  });

  it('is a public holiday, by whoever knows them', () => {
    const isHoliday = (on: string): boolean => on === '2027-04-14';
    expect(clashes(only({ wheel_items: [at('a')] }), isHoliday)).toMatchObject([
      { why: 'holiday', day: '2027-04-14' }
    ]);
  });
});

describe('what a meeting that is being written clashes with', () => {
  const isHoliday = (on: string): boolean => on === '2027-04-15';
  const draft = meeting({ id: 'mine', state: 'draft', audiences: ['student'] });
  const day = draft.starts_at?.slice(0, 10) ?? '';
  const whys = (rest: Partial<WheelRows>, written: Partial<typeof draft> = {}) =>
    clashesOf({ ...draft, ...written }, rows({ meetings: [draft], ...rest }), isHoliday).map(
      ({ why }) => why
    );
  const other = (rest: Partial<WheelItem> = {}) =>
    item({ id: 'b', starts_on: day, audiences: ['student'], ...rest });

  it('is another for the same people, examinations and holidays, on its own day', () => {
    expect(whys({})).toEqual([]);
    expect(whys({ wheel_items: [other()] })).toEqual(['audience']);
    expect(whys({ wheel_items: [other({ kind: 'exam' })] })).toEqual(['exam']);
    expect(whys({ wheel_items: [other()] }, { audiences: ['researcher'] })).toEqual([]);
    expect(whys({}, { starts_at: '2027-04-15T08:00:00Z', ends_at: null })).toEqual(['holiday']);
  });

  it('is never itself, what is another day, or what others clash with', () => {
    expect(whys({ meetings: [draft, { ...draft, state: 'confirmed' }] })).toEqual([]);
    expect(whys({ wheel_items: [other()] }, { starts_at: '2027-02-02T08:00:00Z', ends_at: null })).toEqual(
      []
    );
    expect(whys({ wheel_items: [other(), other({ id: 'c' })] }, { audiences: ['phd'] })).toEqual([]);
    expect(whys({ wheel_items: [other()] }, { starts_at: null })).toEqual([]);
  });
});

describe('what a coordinator writes', () => {
  const save = (rest: object) =>
    wheelCommands['wheel_items.save']
      .check({ id: crypto.randomUUID(), ...rest })
      .map(({ code, field }) => [code, field]);

  it.each([
    [{ title: 'Ny' }, [['too_short', 'title']]],
    [{ title: 'x'.repeat(121) }, [['too_long', 'title']]],
    [{ starts_on: '1900-01-01' }, [['invalid', 'starts_on']]],
    [{ starts_on: '2101-01-01' }, [['invalid', 'starts_on']]],
    [{ starts_on: '2027-02-29' }, [['invalid', 'starts_on']]],
    [{ link: 'javascript:alert(1)' }, [['invalid', 'link']]],
    [{ starts_on: '2027-04-14', ends_on: null, link: null }, []]
  ])('%o is answered', (rest, expected) => {
    expect(save(rest)).toEqual(expected);
  });

  it('is a span of two days that are there', () => {
    expect(spanFaults('2028-02-29', '2028-02-29')).toEqual([]);
    expect(spanFaults('2027-04-14', null)).toEqual([]);
    for (const ends of ['2027-04-13', '2029-04-13'])
      expect(spanFaults('2027-04-14', ends)).toEqual([{ code: 'invalid', field: 'ends_on' }]);
  });
});
