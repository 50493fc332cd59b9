import { beforeEach, describe, expect, it, vi } from 'vitest';
import { blankChallenge } from '$lib/domain/challenges/blank';
import type { Fault } from '$lib/domain/errors';
import { Draft, type Fields } from './draft.svelte';

const row = { ...blankChallenge, today: 'Kaldt.', rev: 3 };

let stored: { patch: Partial<Fields>; seen: number }[] = [];
let answer: Fault[] = [];
/** Refuses texts of more than 20 characters, as the phone does with longer ones. */
const tooLong = (patch: Partial<Fields>): Fault[] =>
  Object.entries(patch).flatMap(([field, value]) =>
    typeof value === 'string' && value.length > 20 ? [{ code: 'too_long', field }] : []
  );
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

  it('stores the other fields when one of them cannot be, and says which that is', async () => {
    const draft = new Draft(row, (patch, seen) => {
      stored.push({ patch, seen });
      return Promise.resolve(tooLong(patch));
    });
    draft.fields.title = 'Varm mat';
    draft.fields.requires = 'x'.repeat(21);
    await draft.flush();
    expect(stored.at(-1)?.patch).toEqual({ title: 'Varm mat' });
    expect(draft.faults).toEqual([{ code: 'too_long', field: 'requires' }]);
    expect(draft.unsaved).toEqual(['requires']);
    expect(draft.savedAt).not.toBeNull();
    draft.fields.requires = 'Politiattest.';
    await draft.flush();
    expect(stored.at(-1)?.patch).toEqual({ requires: 'Politiattest.' });
    expect(draft.faults).toEqual([]);
    expect(draft.unsaved).toEqual([]);
  });

  it('holds both days of a period back when it ends before it begins', async () => {
    const draft = new Draft(row, (patch, seen) => {
      stored.push({ patch, seen });
      return Promise.resolve('starts_on' in patch ? [{ code: 'invalid', field: 'ends_on' }] : []);
    });
    draft.fields.starts_on = '2027-03-01';
    draft.fields.title = 'Varm mat';
    await draft.flush();
    expect(stored.at(-1)?.patch).toEqual({ title: 'Varm mat' });
    expect(draft.unsaved).toEqual(['starts_on']);
  });

  it('drops what was wrong when the writer takes the words back', async () => {
    const draft = begin();
    answer = [{ code: 'too_long', field: 'today' }];
    draft.fields.today = 'x';
    await draft.flush();
    draft.fields.today = row.today;
    await draft.flush();
    expect(draft.faults).toEqual([]);
    expect(draft.unsaved).toEqual([]);
  });

  it('goes on saving after the phone failed once', async () => {
    let failing = true;
    const draft = new Draft(row, (patch, seen) => {
      if (failing) return Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
      stored.push({ patch, seen });
      return Promise.resolve([]);
    });
    draft.fields.title = 'Varm';
    await draft.flush();
    expect(draft.saving).toBe(false);
    expect(draft.faults).toHaveLength(1);
    expect(draft.unsaved).toEqual(['title']);
    failing = false;
    draft.fields.title = 'Varm mat';
    await draft.flush();
    expect(stored).toEqual([{ patch: { title: 'Varm mat' }, seen: 3 }]);
    expect(draft.faults).toEqual([]);
  });

  it('keeps the words of a refused save, which the row lacks', async () => {
    const draft = begin();
    draft.fields.today = '';
    await draft.flush();
    draft.take({ ...row, pending: 'parked' });
    expect(draft.fields.today).toBe('');
    draft.take({ ...row, today: 'Deres.', rev: 4 });
    expect(draft.fields.today).toBe('Deres.');
  });

  it('leaves the space that is being typed, though the row comes back trimmed', async () => {
    const draft = begin();
    draft.fields.title = 'Varm ';
    await draft.flush();
    draft.take({ ...row, title: 'Varm', rev: 4 });
    expect(draft.fields.title).toBe('Varm ');
  });
});
