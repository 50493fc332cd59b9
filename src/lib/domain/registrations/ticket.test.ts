import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Registration } from './registration';
import { judgeText, readTicket, ticketOf, ticketText } from './ticket';

type Place = Pick<Registration, 'id' | 'state' | 'arrived_at'>;
const door = { id: '11111111-1111-4111-8111-111111111111', secret: 'a1'.repeat(32) };
const place = (patch: Partial<Place> = {}): Place => ({
  id: '22222222-2222-4222-8222-222222222222',
  state: 'registered',
  arrived_at: null,
  ...patch
});
const textOf = async (registration: string, secret = door.secret, meeting = door.id) =>
  ticketText({ meeting, registration, code: await ticketOf(secret, registration) });
const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
const uuid = fc.uuid({ version: 4 });

describe('a ticket', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(uuid, uuid, hex, (meeting, registration, code) => {
        const ticket = { meeting, registration, code };
        expect(readTicket(` ${ticketText(ticket)}\n`)).toEqual(ticket);
      })
    );
  });

  it('is HMAC-SHA-256 as RFC 4231 has it, the first half', async () => {
    // Test case 2: key "Jefe", text "what do ya want for nothing?".
    expect(await ticketOf('4a656665', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c7'
    );
  });

  it.each(['', 'https://example.org', 'samskap:', 'samskap:1.2.3', `samskap:${'g'.repeat(32)}.x.y`])(
    'is not %j',
    async (text) => {
      expect(await judgeText(text, door, [])).toEqual({ is: 'unreadable' });
    }
  );

  it('never breaks on anything that a camera may read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await judgeText(text, door, [])).is).toBe('unreadable');
      })
    );
  });

  it('opens the door without the place being known on this phone', async () => {
    expect(await judgeText(await textOf(place().id), door, [])).toEqual({
      is: 'welcome',
      registration: place().id,
      row: null
    });
  });

  it.each<[string, Place]>([
    ['welcome', place()],
    ['already', place({ arrived_at: '2040-03-01T07:55:00.000Z' })],
    ['already', place({ state: 'waiting', arrived_at: '2040-03-01T07:55:00.000Z' })],
    ['waiting', place({ state: 'waiting' })],
    ['waiting', place({ state: 'offered' })],
    ['cancelled', place({ state: 'cancelled', arrived_at: '2040-03-01T07:55:00.000Z' })]
  ])('is answered with %s where the place is %j', async (is, row) => {
    expect(await judgeText(await textOf(row.id), door, [row])).toMatchObject({ is, row });
  });

  it('of another meeting is told apart from a forged one', async () => {
    const other = { id: '33333333-3333-4333-8333-333333333333', secret: 'b2'.repeat(32) };
    const theirs = await textOf(place().id, other.secret, other.id);
    expect(await judgeText(theirs, door, [place()])).toEqual({ is: 'other_meeting' });
    // The name of this meeting on it does not make it one of ours.
    const dressed = await textOf(place().id, other.secret, door.id);
    expect(await judgeText(dressed, door, [place()])).toEqual({ is: 'forged' });
  });

  it('with one digit changed anywhere opens nothing', async () => {
    const text = await textOf(place().id);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: text.length - 1 }),
        fc.integer({ min: 1, max: 15 }),
        async (at, by) => {
          const digit = text[at] ?? '';
          fc.pre(digit !== '.');
          const changed = ((Number.parseInt(digit, 16) + by) % 16).toString(16);
          const { is } = await judgeText(text.slice(0, at) + changed + text.slice(at + 1), door, [place()]);
          expect(['other_meeting', 'forged']).toContain(is);
        }
      )
    );
  });
});
