import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMeeting } from '$lib/domain/meetings/blank';
import type { HostedMeeting } from '$lib/domain/meetings/link';
import { audiences, kinds, modes, reaches, reminders, type Meeting } from '$lib/domain/meetings/meeting';
import { languages } from '$lib/domain/rows';
import { changesOf, fieldsOf, heldBack, hostForm, timeFields, timesOf } from './host-form';

const meeting: HostedMeeting = {
  ...blankMeeting,
  id: 'm',
  partnership_id: 'p',
  organisation_id: 'o',
  join_url: null,
  updated_at: ''
};

const written = fc
  .record({
    title: fc.constantFrom('', 'Frokost om skolevei'),
    kind: fc.constantFrom(null, ...kinds),
    audiences: fc.subarray([...audiences]),
    reach: fc.constantFrom(...reaches),
    mode: fc.constantFrom(...modes),
    join_url: fc.constantFrom(null, 'https://video.example.no/rom'),
    step_free: fc.constantFrom(null, true, false),
    hearing_loop: fc.constantFrom(null, true, false),
    registers: fc.boolean(),
    reminders: fc.subarray([...reminders]),
    capacity: fc.option(fc.integer({ min: 1, max: 10_000 })),
    capacities: fc.constantFrom<Meeting['capacities']>({}, { student: 3 }, { phd: 1, external: 10_000 }),
    co_host_ids: fc.constantFrom<string[]>([], ['o2']),
    partners: fc.constantFrom('', 'Sykehuset Innlandet'),
    theme_ids: fc.constantFrom<string[]>([], ['t1', 't2']),
    language: fc.constantFrom(...languages),
    opens_at: fc.constantFrom(null, '2027-01-02T07:30:00.000Z'),
    closes_at: fc.constantFrom(null, '2027-07-02T21:59:00.000Z'),
    questions: fc.constantFrom<string[]>([], ['Hva kan du bidra med?'], ['En?', 'To?']),
    // Whole minutes of 2027, among them those around summer time.
    starts_at: fc.option(
      fc
        .integer({ min: 0, max: 500_000 })
        .map((n) => new Date(Date.UTC(2027, 0, 1) + n * 60_000).toISOString())
    )
  })
  .map((patch): HostedMeeting => ({ ...meeting, ...patch }));

describe('what a host fills in', () => {
  it('is the row it was made from, and nothing has changed then', () => {
    fc.assert(
      fc.property(written, (row) => {
        const form = hostForm(row);
        expect(changesOf(form, hostForm(row))).toEqual({});
        const { fields, faults } = fieldsOf(form);
        expect(faults).toEqual([]);
        for (const [name, value] of Object.entries(fields))
          // The hour that autumn has twice is the first of the two.
          if (name !== 'starts_at')
            expect({ name, value }).toEqual({ name, value: row[name as keyof HostedMeeting] });
      })
    );
  });

  it('is a day and two times on Norwegian clocks, in summer as in winter', () => {
    expect(timesOf({ day: '2027-01-15', from: '08:00', to: '09:30' })).toEqual({
      starts_at: '2027-01-15T07:00:00.000Z',
      ends_at: '2027-01-15T08:30:00.000Z'
    });
    expect(timesOf({ day: '2027-06-15', from: '08:00', to: '' })).toEqual({
      starts_at: '2027-06-15T06:00:00.000Z',
      ends_at: null
    });
    expect(hostForm({ ...meeting, starts_at: '2027-06-15T06:00:00+00:00' })).toMatchObject({
      day: '2027-06-15',
      from: '08:00'
    });
  });

  it('changes only what was changed, and keeps back seats that are no number', () => {
    const before = hostForm({ ...meeting, title: 'Frokost', capacity: 20 });
    expect(changesOf(before, { ...before, capacity: '25', questions: ' Mat? \n\n' })).toEqual({
      capacity: 25,
      questions: ['Mat?']
    });
    for (const capacity of ['mange', '0', '2,5'])
      expect(fieldsOf({ ...before, capacity }).faults).toEqual([{ code: 'invalid', field: 'capacity' }]);
    expect(changesOf(before, { ...before, capacity: 'mange' })).toEqual({});
  });

  it('keeps back a time of no day, and says which day is missing', () => {
    const before = hostForm(meeting);
    const now = { ...before, opens: { day: '', time: '08:00' }, closes: { day: '', time: '' } };
    expect(fieldsOf(now).faults).toEqual([{ code: 'missing', field: 'opens_at' }]);
    expect(fieldsOf(now).fields).not.toHaveProperty('opens_at');
    expect(fieldsOf({ ...now, closes: { day: '2027-03-01', time: '' } }).fields.closes_at).toBe(
      '2027-03-01T22:59:00.000Z'
    );
    expect(fieldsOf({ ...before, closes: { day: '', time: '08:00' } }).faults).toEqual([
      { code: 'missing', field: 'closes_at' }
    ]);
  });

  it('is still to be stored where it could not be, and nothing else of it', () => {
    const before = hostForm(meeting);
    const opens = { day: '', time: '08:00' };
    const now = { ...before, title: 'Frokost', capacity: 'mange', day: '2027-03-01', opens };
    expect(heldBack(before, now, ['capacity', 'opens_at'])).toEqual({
      ...before,
      title: 'Frokost',
      day: '2027-03-01'
    });
    expect(heldBack(before, now, timeFields)).toEqual({ ...before, title: 'Frokost', capacity: 'mange' });
  });
});
