import { describe, expect, it } from 'vitest';
import type { Fault } from '$lib/domain/errors';
import { Sending } from './sending.svelte';

describe('a button that stores something', () => {
  it('does it once, however often it is pressed meanwhile', async () => {
    const sending = new Sending();
    let times = 0;
    let answer: (faults: Fault[]) => void = () => undefined;
    const work = (): Promise<Fault[]> => {
      times += 1;
      return new Promise((resolve) => (answer = resolve));
    };
    const first = sending.run(work);
    expect(sending.busy).toBe(true);
    expect(await sending.run(work)).toBe(false);
    answer([]);
    expect(await first).toBe(true);
    expect(times).toBe(1);
    expect(sending.busy).toBe(false);
  });

  it('keeps what was wrong until the next time', async () => {
    const sending = new Sending();
    const faults: Fault[] = [{ code: 'missing', field: 'name' }];
    expect(await sending.run(() => Promise.resolve(faults))).toBe(false);
    expect(sending.faults).toEqual(faults);
    expect(await sending.run(() => Promise.resolve([]))).toBe(true);
    expect(sending.faults).toEqual([]);
  });

  it('lets go though the work fails', async () => {
    const sending = new Sending();
    await expect(sending.run(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('disk');
    expect(sending.busy).toBe(false);
  });
});
