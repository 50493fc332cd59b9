import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMeeting } from '../../domain/meetings/blank';
import type { Meeting } from '../../domain/meetings/meeting';
import { calendarOf, type Calendar } from './calendar';

const id = 'a15eb942-4a6b-4a89-9283-8c3e787ea291';
const host = {
  id: 'b15eb942-4a6b-4a89-9283-8c3e787ea291',
  name_nb: 'Gjøvik kommune',
  name_nn: null,
  name_en: null
};

const meeting = (part: Partial<Meeting> = {}): Meeting => ({
  ...blankMeeting,
  id,
  partnership_id: id,
  organisation_id: host.id,
  slug: 'frokost-om-skoleveien',
  state: 'confirmed',
  title: 'Frokost om skoleveien',
  about: 'Vi spiser; og snakker, lenge.',
  address: 'Kauffeldts plass 1, Gjøvik',
  room: 'Kantina',
  starts_at: '2027-01-14T07:00:00Z',
  ends_at: '2027-01-14T08:00:00Z',
  updated_at: '2026-11-26T12:00:00.123456+00:00',
  ...part
});

const text = (part: Partial<Calendar> = {}): string =>
  calendarOf({
    about: '',
    self: 'https://samskap.example/api/open/v1/meetings.ics',
    origin: 'https://samskap.example',
    locale: 'nb',
    meetings: [meeting()],
    organisations: [host],
    ...part
  });

const eventsOf = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => ({ component, event: new ICAL.Event(component) }));
const eventOf = (part: Partial<Meeting> = {}) => {
  const [found] = eventsOf(text({ meetings: [meeting(part)] }));
  if (!found) throw new Error('no event');
  return found;
};

describe('a calendar', () => {
  it('is read by another parser, with what one needs to come', () => {
    const { event, component } = eventOf();
    expect(event.uid).toBe(id);
    expect(event.summary).toBe('Frokost om skoleveien');
    expect(event.location).toBe('Kantina, Kauffeldts plass 1, Gjøvik');
    expect(event.description).toBe(
      'Vi spiser; og snakker, lenge.\n\nhttps://samskap.example/moteplasser/frokost-om-skoleveien'
    );
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-01-14T07:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2027-01-14T08:00:00.000Z');
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(component.getFirstPropertyValue('categories')).toBe('Gjøvik kommune');
    expect(text()).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
  });

  it('keeps its UID when a meeting is moved or cancelled, raises the number, and says so', () => {
    const before = eventOf({ sequence: 1 });
    const moved = eventOf({
      sequence: 2,
      moved_from: '2027-01-14T07:00:00Z',
      starts_at: '2027-01-21T07:00:00Z',
      ends_at: '2027-01-21T08:00:00Z',
      reason: 'Kantina er opptatt.'
    });
    const cancelled = eventOf({ sequence: 3, state: 'cancelled', reason: 'For få meldte seg.' });
    expect([before, moved, cancelled].map(({ event }) => event.uid)).toEqual([id, id, id]);
    expect([before, moved, cancelled].map(({ event }) => event.sequence)).toEqual([1, 2, 3]);
    expect(moved.event.startDate.toJSDate().toISOString()).toBe('2027-01-21T07:00:00.000Z');
    expect(moved.event.description).toMatch(/^Kantina er opptatt\.\n/);
    expect(cancelled.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled.event.description).toMatch(/^Avlyst\n\nFor få meldte seg\.\n/);
    expect(eventOf({ state: 'tentative' }).component.getFirstPropertyValue('status')).toBe('TENTATIVE');
  });

  it('stands at the same hour in Oslo before and after the clocks change', () => {
    const hour = (starts_at: string) =>
      new Intl.DateTimeFormat('nb', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' }).format(
        eventOf({ starts_at, ends_at: '2027-12-01T00:00:00Z' }).event.startDate.toJSDate()
      );
    // The last Sundays of March and October 2027 are the 28th and the 31st.
    expect(hour('2027-03-27T07:00:00Z')).toBe('08:00');
    expect(hour('2027-03-28T06:00:00Z')).toBe('08:00');
    expect(hour('2027-10-30T06:00:00Z')).toBe('08:00');
    expect(hour('2027-10-31T07:00:00Z')).toBe('08:00');
  });

  it('leaves out drafts and what has no time', () => {
    const meetings = [meeting({ state: 'draft' }), meeting({ starts_at: null }), meeting({ ends_at: null })];
    expect(eventsOf(text({ meetings }))).toEqual([]);
  });

  it('speaks the language that is asked for', () => {
    const english = text({ locale: 'en', about: 'Health' });
    expect(english).toContain('Meeting places in Samskap: Health');
    expect(english).toContain('/en/');
  });

  it('is the same text when nothing has changed', () => {
    expect(text()).toBe(text());
  });

  it('folds at 75 octets, never in the middle of a letter, and gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'æøåÆØÅ ,;\\:"aé😀\n'), maxLength: 400 }), (about) => {
        const ics = text({ meetings: [meeting({ title: `Æ ${about}`, about: `Å ${about}` })] });
        for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(ics).not.toContain('\ufffd');
        const [found] = eventsOf(ics);
        expect(found?.event.description).toContain(`Å ${about}`);
        expect(found?.event.summary.startsWith('Æ ')).toBe(true);
      }),
      { numRuns: 100 }
    );
  });
});
