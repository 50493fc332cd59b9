import { describe, expect, it } from 'vitest';
import { pointAt, type Placed } from '$lib/domain/wheel/layout';
import { arcPath, markByKey, nearestTo } from './geometry';

const placed = (part: Partial<Placed>): Placed =>
  ({ radius: 300, from: 0, to: 1, at: 0.5, size: 30, long: true, ...part }) as Placed;

describe('the picture of the wheel', () => {
  it('draws what lasts the whole round as a line, and the long way where it is more than half', () => {
    const round = arcPath(placed({ from: 0, to: Math.PI * 2 }));
    const [, x, y] = /^M(\S+) (\S+)A/.exec(round) ?? [];
    const [, lastX, lastY] = /1 1 (\S+) (\S+)$/.exec(round) ?? [];
    expect([lastX, lastY]).not.toEqual([x, y]);
    expect(arcPath(placed({}))).toMatch(/ 0 0 1 /);
  });

  it('gives a finger the nearest mark, and none where none is near', () => {
    const [one, other] = [placed({ at: 0 }), placed({ at: Math.PI })];
    const { x, y } = pointAt(300, 0);
    expect(nearestTo(x + 20, y, [other, one])).toBe(one);
    expect(nearestTo(0, 0, [one, other])).toBeUndefined();
    expect(nearestTo(0, 0, [])).toBeUndefined();
  });

  it('goes from mark to mark by the arrows, round, and to both ends', () => {
    const to = (key: string, at: number) => markByKey(key, at, 4);
    expect([to('ArrowRight', 3), to('ArrowDown', 0), to('ArrowLeft', 0), to('ArrowUp', 2)]).toEqual([
      0, 1, 3, 1
    ]);
    expect([to('Home', 2), to('End', 0), to('Tab', 1)]).toEqual([0, 3, undefined]);
  });
});
