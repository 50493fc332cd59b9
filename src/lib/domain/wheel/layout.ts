/**
 * Where everything in the wheel is: pure geometry, in a square of 1000 with its middle at 0,0. Time goes clockwise from
 * the top. What overlaps in a ring lies in lanes, and the marks of a ring shrink until all of its lanes have room.
 */
import { sides, type Entry, type Side } from './entries';
import { daysBetween } from '../oslo-day';
import { daysIn, type Span } from './span';

export type Band = { inner: number; outer: number };

/** The months outside, then a ring a side; inside is room for the year. */
export const monthBand: Band = { inner: 436, outer: 488 };
export const sideBands: Record<Side, Band> = {
  municipality: { inner: 340, outer: 430 },
  university: { inner: 244, outer: 334 },
  partnership: { inner: 148, outer: 238 }
};

const round = Math.PI * 2;
/** The diameter of a mark where there is room, how much of its lane it fills, and how much room it takes along it. */
const largest = 50;
const filled = 0.86;
const apart = 1.1;

/** One entry in its ring; angles are radians, clockwise from the top. */
export type Placed = {
  entry: Entry;
  lane: number;
  /** Middle of its lane, and how much of it the mark may fill. */
  radius: number;
  size: number;
  /** Where its mark is. */
  at: number;
  /** From its first to its last day; as wide as the mark at least. */
  from: number;
  to: number;
  /** Longer than its mark: drawn as an arc with the mark on it. */
  long: boolean;
};

/** The angle at which a day begins. */
export const angleOf = (day: string, span: Span): number =>
  (daysBetween(span.first, day) / daysIn(span)) * round;

/** A point of the wheel. */
export const pointAt = (radius: number, angle: number): { x: number; y: number } => ({
  x: radius * Math.sin(angle),
  y: -radius * Math.cos(angle)
});

const clamped = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** How wide a lane of arcs is, beside a lane of marks: a long line is seen anyway. */
const slim = 0.6;

/** The first lane that is free from there on, or a new one; what lies in it then ends at `to`. */
const laneFor = (ends: number[], from: number, to: number): number => {
  // A hair of tolerance: two that only touch do not overlap.
  const free = ends.findIndex((end) => end <= from + 1e-9);
  const lane = free < 0 ? ends.length : free;
  ends[lane] = to;
  return lane;
};

/** One ring: lanes of arcs outside, lanes of marks inside. */
const inLanes = (entries: readonly Entry[], span: Span, band: Band, arcs: number, marks: number) => {
  const width = (band.outer - band.inner) / (arcs * slim + marks);
  const size = Math.min(largest, width * filled);
  /** Half of what a mark takes, measured where the ring is narrowest, so that it holds in every lane. */
  const half = (size * apart) / 2 / (band.inner + (width * slim) / 2);
  const longEnds: number[] = [];
  const ends: number[] = [];
  const placed = entries.map((entry): Placed => {
    const first = clamped(angleOf(entry.first, span), 0, round);
    const days = daysBetween(entry.first < span.first ? span.first : entry.first, entry.last) + 1;
    const last = clamped(first + (days / daysIn(span)) * round, 0, round);
    if (last - first > half * 3) {
      const lane = laneFor(longEnds, first, last);
      const radius = band.outer - (lane + 0.5) * width * slim;
      return { entry, lane, radius, size: size * slim, at: first + half, from: first, to: last, long: true };
    }
    const at = clamped((first + last) / 2, half, round - half);
    const lane = laneFor(ends, at - half, at + half);
    const radius = band.outer - (arcs * slim + lane + 0.5) * width;
    return { entry, lane: arcs + lane, radius, size, at, from: at - half, to: at + half, long: false };
  });
  return { placed, arcs: longEnds.length, marks: ends.length };
};

const ring = (entries: readonly Entry[], span: Span, band: Band): Placed[] => {
  // Whoever begins first is laid first, long before short: as few lanes as there can be.
  const ordered = [...entries].sort(
    (a, b) => a.first.localeCompare(b.first) || b.last.localeCompare(a.last) || a.id.localeCompare(b.id)
  );
  // More lanes make smaller marks, which are the sooner arcs; no more of either than there are entries.
  let [arcs, marks] = [0, 1];
  for (;;) {
    const made = inLanes(ordered, span, band, arcs, marks);
    if (made.arcs <= arcs && made.marks <= marks) return made.placed;
    arcs = Math.max(arcs, made.arcs);
    marks = Math.max(marks, made.marks);
  }
};

/** Every entry once, in the order of time: that in which arrow keys go from one to the next. */
export const layout = (entries: readonly Entry[], span: Span): Placed[] => {
  const order = new Map(entries.map(({ id }, at) => [id, at]));
  return sides
    .flatMap((side) =>
      ring(
        entries.filter((entry) => entry.side === side),
        span,
        sideBands[side]
      )
    )
    .sort((a, b) => (order.get(a.entry.id) ?? 0) - (order.get(b.entry.id) ?? 0));
};
