import { pointAt, type Placed } from '$lib/domain/wheel/layout';

/** The line of what lasts, from its first to its last day; the round ends of the line take their part of it. */
export const arcPath = ({ radius, from, to, size }: Placed): string => {
  const end = (size * 0.31) / radius;
  // A whole round has no beginning: an arc from a point to itself is nothing.
  const [first, last] = [from + end, Math.min(to - end, from + Math.PI * 2 - 0.01)];
  const [a, b] = [pointAt(radius, first), pointAt(radius, last)];
  const places = [a.x, a.y, b.x, b.y].map((n) => n.toFixed(2));
  const isLong = last - first > Math.PI ? 1 : 0;
  return `M${places[0]} ${places[1]}A${radius} ${radius} 0 ${isLong} 1 ${places[2]} ${places[3]}`;
};

/** Moves a mark to its place. */
export const placeOf = ({ radius, at }: Placed): string => {
  const { x, y } = pointAt(radius, at);
  return `translate(${x.toFixed(2)} ${y.toFixed(2)})`;
};

/** How far a finger may be from what it means, in a wheel of 1000. */
const reach = 80;

/** A finger is wider than a mark: what it meets beside one is the nearest. */
export const nearestTo = (x: number, y: number, placed: readonly Placed[]): Placed | undefined => {
  const [near] = placed
    .map((one) => {
      const point = pointAt(one.radius, one.at);
      return { one, far: Math.hypot(point.x - x, point.y - y) };
    })
    .sort((a, b) => a.far - b.far);
  return near && near.far < reach ? near.one : undefined;
};

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Which of `count` marks a key leads to, round and round; undefined for any other key. */
export const markByKey = (key: string, at: number, count: number): number | undefined => {
  const step = steps[key];
  return step === undefined ? { Home: 0, End: count - 1 }[key] : (at + step + count) % count;
};
