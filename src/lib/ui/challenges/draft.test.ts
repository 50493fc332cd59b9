import { beforeEach, describe, expect, it, vi } from 'vitest';
import { blankChallenge } from '$lib/domain/challenges/blank';
import type { Fault } from '$lib/domain/errors';
import { Draft, type Fields } from './draft.svelte';

const row = { ...blankChallenge, today: 'Kaldt.', rev: 3 };

let stored: { patch: Partial<Fields>; seen: number }[] = [];
let answer: Fault[] = [];
const begin = (): Draft =>
  new Draft(row, (patch, seen) => {
    stored.push({ patch, seen });
    return Promise.resolve(answer);
  });

beforeEach(() => {
  stored = [];
  answer = [];
});

describe('a draft that saves itself', () => {
  it('stores what has changed, and only that, after a pause', async () => {
    vi.useFakeTimers();
    const draft = begin();
    draft.fields.title = 'Varm mat';
    draft.changed();
    draft.fields.kinds = ['bachelor'];
    draft.changed();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(stored).toEqual([{ patch: { title: 'Varm mat', kinds: ['bachelor'] }, seen: 3 }]);
    await draft.flush();
    expect(stored).toHaveLength(1);
  });

  it('stores at once when the page is left', async () => {
    const draft = begin();
    draft.fields.better = 'Varmt.';
    await draft.flush();
    expect(stored[0]?.patch).toEqual({ better: 'Varmt.' });
  });

  it('keeps what could not be stored, and tries it again', async () => {
    const draft = begin();
    answer = [{ code: 'too_long', field: 'today' }];
    draft.fields.today = 'x';
    await draft.flush();
    expect(draft.faults).toEqual(answer);
    expect(draft.savedAt).toBeNull();
    answer = [];
    await draft.flush();
    expect(stored).toHaveLength(2);
    expect(draft.changes).toEqual({});
  });

  it('takes in what others changed, except where the writer is ahead', async () => {
    const draft = begin();
    draft.fields.today = 'Mitt.';
    draft.take({ ...row, today: 'Deres.', whom: 'Alle.', rev: 4 });
    expect(draft.fields.today).toBe('Mitt.');
    expect(draft.fields.whom).toBe('Alle.');
    await draft.flush();
    expect(stored).toEqual([{ patch: { today: 'Mitt.' }, seen: 3 }]);
  });

  it('has seen the newer row once nothing of its own is ahead of it', async () => {
    const draft = begin();
    draft.take({ ...row, whom: 'Alle.', rev: 4 });
    draft.fields.today = 'Nytt.';
    await draft.flush();
    expect(stored[0]?.seen).toBe(4);
  });

  it('leaves the space that is being typed, though the row comes back trimmed', async () => {
    const draft = begin();
    draft.fields.title = 'Varm ';
    await draft.flush();
    draft.take({ ...row, title: 'Varm', rev: 4 });
    expect(draft.fields.title).toBe('Varm ');
  });
});
