import type { Audience, Meeting } from '../meetings/meeting';
import type { Registration } from './registration';

type Seats = Pick<Meeting, 'capacity' | 'capacities'>;
type Party = Pick<Registration, 'id' | 'number' | 'state' | 'size' | 'audience'>;

/**
 * Who of those who wait gets a seat now, in order; equal to `private.give_seats` in SQL. The first who finds no room in
 * all of it is passed by nobody; who finds none for their audience is passed by other audiences only.
 */
export const nextInLine = ({ capacity, capacities }: Seats, parties: readonly Party[]): string[] => {
  let used = 0;
  const usedBy = new Map<Audience, number>();
  const take = ({ size, audience }: Party): void => {
    used += size;
    usedBy.set(audience, (usedBy.get(audience) ?? 0) + size);
  };
  for (const party of parties) if (party.state === 'offered' || party.state === 'registered') take(party);
  const blocked = new Set<Audience>();
  const next: string[] = [];
  const line = parties.filter(({ state }) => state === 'waiting').sort((a, b) => a.number - b.number);
  for (const party of line) {
    if (blocked.has(party.audience)) continue;
    if ((usedBy.get(party.audience) ?? 0) + party.size > (capacities[party.audience] ?? Infinity)) {
      blocked.add(party.audience);
      continue;
    }
    if (used + party.size > (capacity ?? Infinity)) break;
    take(party);
    next.push(party.id);
  }
  return next;
};

/** Which one in line this place is, as far as the phone knows; null where it does not wait, or is not counted yet. */
export const placeInLine = (
  { line }: Pick<Meeting, 'line'>,
  { state, number }: Pick<Registration, 'state' | 'number'>
): number | null => {
  const before = line.indexOf(number);
  return state === 'waiting' && before >= 0 ? before + 1 : null;
};
