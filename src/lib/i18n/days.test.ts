import { describe, expect, it } from 'vitest';
import { byDay, dayHeading } from './days';

describe('days in a list', () => {
  const now = new Date('2026-11-26T00:30:00Z');

  it.each([
    ['2026-11-26', 'I dag'],
    ['2026-11-25', 'I går'],
    ['2026-11-24', '24. november'],
    ['2025-12-31', '31. desember 2025']
  ])('%s is called %s', (day, heading) => {
    expect(dayHeading(day, now)).toBe(heading);
  });

  it('are those of Oslo: what happened before midnight in London may be tomorrow there', () => {
    const times = ['2026-11-25T23:30:00Z', '2026-11-25T22:30:00Z', '2026-11-25T08:00:00Z'];
    expect(byDay(times, (at) => at)).toEqual([
      { day: '2026-11-26', items: [times[0]] },
      { day: '2026-11-25', items: [times[1], times[2]] }
    ]);
  });
});
