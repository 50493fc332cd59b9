import { describe, expect, it } from 'vitest';
import { sightings } from './camera';

describe('codes before the camera', () => {
  it('are told of once for as long as they stay in sight, also when there are several', () => {
    const news = sightings();
    expect(news(['one'], 0)).toEqual(['one']);
    expect(news(['one', 'two'], 150)).toEqual(['two']);
    for (let now = 300; now < 6_000; now += 150) expect(news(['two', 'one'], now)).toEqual([]);
  });

  it('are told of again when they have been away', () => {
    const news = sightings();
    expect(news(['one'], 0)).toEqual(['one']);
    expect(news(['one'], 1_400)).toEqual([]);
    expect(news(['one'], 3_000)).toEqual(['one']);
  });
});
