import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMeeting } from '../../domain/meetings/blank';
import type { Meeting } from '../../domain/meetings/meeting';
import { calendarOf, ownCalendarOf, type Calendar, type Place } from './calendar';

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

describe('one person’s own calendar', () => {
  const place = (part: Partial<Place> = {}): Place => ({
    meeting: meeting({ sequence: 1 }),
    state: 'registered',
    changes: 1,
    changed_at: '2026-11-27T12:00:00Z',
    ...part
  });
  const own = (places: Place[], locale: Calendar['locale'] = 'nb'): string =>
    ownCalendarOf({ places, origin: 'https://samskap.example', locale, organisations: [host] });
  const only = (part: Partial<Place> = {}) => {
    const [found] = eventsOf(own([place(part)]));
    if (!found) throw new Error('no event');
    return { ...found, status: found.component.getFirstPropertyValue('status') };
  };

  it('has what one is registered for, by the UID that the meeting has everywhere', () => {
    const { event, status } = only();
    expect([event.uid, event.summary, status]).toEqual([id, 'Frokost om skoleveien', 'CONFIRMED']);
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-01-14T07:00:00.000Z');
    expect(own([place()])).toContain('LAST-MODIFIED:20261127T120000Z');
  });

  it('says in words that one waits, or has an offer to answer', () => {
    const [waiting, offered] = [only({ state: 'waiting' }), only({ state: 'offered' })];
    expect([waiting.status, offered.status]).toEqual(['TENTATIVE', 'TENTATIVE']);
    expect(waiting.event.summary).toBe('Venteliste: Frokost om skoleveien');
    expect(waiting.event.description).toMatch(/^Du står på venteliste og har ikke plass ennå\.\n\n/);
    expect(offered.event.summary).toBe('Svar på tilbudet: Frokost om skoleveien');
    expect(offered.event.description).toMatch(/^Det er en ledig plass til deg\./);
  });

  it('keeps the UID and raises the number when the place changes, the meeting moves or is cancelled', () => {
    const moved = { moved_from: '2027-01-14T07:00:00Z', starts_at: '2027-01-21T07:00:00Z' };
    const steps = [
      only({ state: 'waiting', changes: 1 }),
      only({ state: 'offered', changes: 2 }),
      only({ changes: 3 }),
      only({ changes: 3, meeting: meeting({ ...moved, ends_at: '2027-01-21T08:00:00Z', sequence: 2 }) }),
      only({ changes: 3, meeting: meeting({ state: 'cancelled', reason: 'Kokken er syk.', sequence: 3 }) })
    ];
    expect(new Set(steps.map(({ event }) => event.uid))).toEqual(new Set([id]));
    expect(steps.map(({ event }) => event.sequence)).toEqual([2, 3, 4, 5, 6]);
    expect(steps[3]?.event.startDate.toJSDate().toISOString()).toBe('2027-01-21T07:00:00.000Z');
    expect(steps[4]?.status).toBe('CANCELLED');
    expect(steps[4]?.event.description).toMatch(/^Avlyst\n\nKokken er syk\.\n/);
  });

  it('sends what one left as cancelled, so that it goes from the copy', () => {
    const { event, status } = only({ state: 'cancelled', changes: 2 });
    expect(status).toBe('CANCELLED');
    expect(event.description).toMatch(/^Du er ikke påmeldt lenger\.\n/);
    const both = only({ state: 'waiting', meeting: meeting({ state: 'cancelled' }) });
    expect([both.status, both.event.summary]).toEqual(['CANCELLED', 'Frokost om skoleveien']);
  });

  it('speaks the language of its person, and says nowhere where it was read', () => {
    expect(own([place({ state: 'waiting' })], 'nn')).toContain('NAME:Møteplassane dine i Samskap');
    const english = own([place({ state: 'waiting' })], 'en');
    expect(english).toContain('SUMMARY:Waiting list: Frokost om skoleveien');
    expect(english).not.toMatch(/SOURCE|api\/calendars/);
    expect(eventsOf(own([]))).toEqual([]);
  });
});
