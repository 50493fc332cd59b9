import type { Registration } from './registration';

export const ways = ['qr', 'name', 'poster'] as const;
export type Way = (typeof ways)[number];

/** That somebody came: when, and how it was seen. */
export type Mark = { at: string; by: Way };
type Arrived = Pick<Registration, 'arrived_at' | 'arrived_by'>;

/** How long before it starts the door opens. */
const early = 86_400_000;

/**
 * The first of all marks stands, in whatever order phones send them and however often; equal to `private.mark_arrival`
 * in SQL.
 */
export const firstMark = <Row extends Arrived>(row: Row, { at, by }: Mark): Row => {
  if (row.arrived_at !== null && row.arrived_by !== null) {
    const apart = Date.parse(at) - Date.parse(row.arrived_at);
    if (apart > 0 || (apart === 0 && by >= row.arrived_by)) return row;
  }
  return { ...row, arrived_at: at, arrived_by: by };
};

/** Whether the door is open by the phone's clock: from a day before the start; a host may still mark long after. */
export const doorOpen = (startsAt: string | null, now: Date): boolean =>
  startsAt !== null && now.getTime() >= Date.parse(startsAt) - early;

/** How many people have come, of how many that have a seat; a team comes together. */
export const countOf = (
  rows: readonly Pick<Registration, 'state' | 'size' | 'arrived_at'>[]
): { here: number; all: number } => {
  let [here, all] = [0, 0];
  for (const { state, size, arrived_at } of rows) {
    if (state === 'cancelled') continue;
    if (arrived_at !== null) here += size;
    // Who was let in from the waiting list is one of them.
    if (state === 'registered' || arrived_at !== null) all += size;
  }
  return { here, all };
};
