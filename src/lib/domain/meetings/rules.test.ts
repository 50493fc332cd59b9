import { describe, expect, it } from 'vitest';
import { blankMeeting } from './blank';
import type { HostedMeeting } from './link';
import type { Meeting } from './meeting';
import { firstStopped, hasRoom, publishFaults, reachFaults, registering } from './rules';

const now = new Date('2027-02-01T12:00:00Z');
const meeting = (patch: Partial<HostedMeeting> = {}): HostedMeeting => ({
  ...blankMeeting,
  join_url: null,
  id: 'm',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '',
  state: 'confirmed',
  title: 'Frokost om fall',
  kind: 'breakfast',
  audiences: ['student'],
  address: 'Kauffeldts plass 1',
  starts_at: '2027-03-03T08:00:00.000Z',
  ends_at: '2027-03-03T10:00:00.000Z',
  ...patch
});
const faults = (patch: Partial<HostedMeeting>) =>
  publishFaults(meeting(patch), now).map(({ code, field }) => `${code} ${field}`);

describe('what a meeting must say', () => {
  it.each<[Partial<HostedMeeting>, string[]]>([
    [{}, []],
    [{ title: ' ' }, ['missing title']],
    [{ title: 'Møte' }, ['too_short title']],
    [{ kind: null }, ['missing kind']],
    [{ audiences: [] }, ['missing audiences']],
    [{ starts_at: null }, ['missing starts_at']],
    [{ ends_at: null }, ['missing ends_at']],
    [{ starts_at: '2027-02-01T12:00:00.000Z' }, ['closed starts_at', 'invalid ends_at']],
    [{ ends_at: '2027-03-03T08:00:00.000Z' }, ['invalid ends_at']],
    [{ ends_at: '2027-03-17T08:00:00.001Z' }, ['invalid ends_at']],
    [{ address: '' }, ['missing address']],
    [{ mode: 'both' }, ['missing join_url']],
    [{ mode: 'digital', address: '', join_url: 'https://ntnu.no/m' }, []],
    [
      { mode: 'digital', address: '', join_url: 'https://ntnu.no/m', registers: false },
      ['invalid registers']
    ],
    [{ closes_at: '2027-03-03T10:00:00.001Z' }, ['invalid closes_at']],
    [{ opens_at: '2027-02-10T08:00:00Z', closes_at: '2027-02-10T08:00:00Z' }, ['invalid closes_at']]
  ])('%j', (patch, expected) => {
    expect(faults(patch)).toEqual(expected);
  });
});

describe('making a meeting internal', () => {
  const refused = [{ code: 'wrong_state', field: 'reach' }];
  it.each<[Partial<Meeting>, Meeting['reach'] | undefined, object[]]>([
    [{ state: 'draft' }, 'internal', []],
    [{ state: 'tentative' }, 'internal', refused],
    [{ reach: 'university' }, 'internal', refused],
    [{}, 'internal', refused],
    [{}, 'university', []],
    [{}, undefined, []],
    [{ reach: 'internal' }, 'internal', []],
    [{ reach: 'internal' }, 'external', []]
  ])('of %j to %s', (patch, reach, expected) => {
    expect(reachFaults(meeting(patch), { reach })).toEqual(expected);
  });
});

describe('inviting to all of a series', () => {
  it('is stopped by the first that is not ready, and says which that is', () => {
    const all = [meeting(), meeting({ id: 'b', address: '' }), meeting({ id: 'c', title: '' })];
    expect(firstStopped(all, now)).toMatchObject({
      meeting: { id: 'b' },
      fault: { code: 'missing', field: 'address' }
    });
    expect(firstStopped(all.slice(0, 1), now)).toBeUndefined();
  });
});

describe('registering', () => {
  it.each<[Partial<Meeting>, ReturnType<typeof registering>]>([
    [{}, 'open'],
    [{ state: 'tentative' }, 'tentative'],
    [{ state: 'cancelled' }, 'cancelled'],
    [{ registers: false }, 'not_needed'],
    [{ opens_at: '2027-02-01T12:00:00.001Z' }, 'not_yet'],
    // The same instant, as a phone and as the server writes it.
    [{ opens_at: '2027-02-01T12:00:00.000Z' }, 'open'],
    [{ opens_at: '2027-02-01T13:00:00+01:00' }, 'open'],
    [{ closes_at: '2027-02-01T12:00:00+00:00' }, 'too_late'],
    [{ starts_at: '2027-02-01T11:00:00Z' }, 'too_late'],
    [{ state: 'held', starts_at: '2027-02-01T11:00:00Z' }, 'too_late']
  ])('%j: %s', (patch, expected) => {
    expect(registering(meeting(patch), now)).toBe(expected);
  });

  it('has room while seats are left and nobody waits', () => {
    expect(hasRoom(meeting(), 20)).toBe(true);
    expect(hasRoom(meeting({ capacity: 3, taken: 2 }), 1)).toBe(true);
    expect(hasRoom(meeting({ capacity: 3, taken: 2 }), 2)).toBe(false);
    expect(hasRoom(meeting({ capacity: 3, taken: 2, waiting: 2 }), 1)).toBe(false);
  });
});
