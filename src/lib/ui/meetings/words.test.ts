import { beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '$lib/domain/errors';
import { Words, type WordsRow } from './words.svelte';

let stored: { words: string; seen: number | null }[] = [];
let answer: Fault[] = [];
const begin = (row?: WordsRow): Words =>
  new Words(row, (words, seen) => {
    stored.push({ words, seen });
    return Promise.resolve(answer);
  });

beforeEach(() => {
  stored = [];
  answer = [];
});

describe('words that several may write on', () => {
  it('are the first of all for one who saw none, also when another’s have come meanwhile', async () => {
    const words = begin();
    words.written = 'Mine.';
    words.take({ words: 'Theirs.', rev: 1 });
    await words.save();
    expect(stored).toEqual([{ words: 'Mine.', seen: null }]);
    expect(words.written).toBe('Mine.');
  });

  it('that were begun on others’ are not stored over what those have become since', async () => {
    const words = begin({ words: 'Begun.', rev: 3 });
    words.written = 'Begun here.';
    words.take({ words: 'Begun there.', rev: 7 });
    await words.save();
    expect(stored).toEqual([{ words: 'Begun here.', seen: 3 }]);
  });

  it('are as new as the row when only something else of it has changed', async () => {
    const words = begin({ words: 'Begun.', rev: 3 });
    words.written = 'Begun here.';
    words.take({ words: 'Begun.', rev: 7 });
    await words.save();
    expect(stored[0]?.seen).toBe(7);
  });

  it('become those of others while nobody writes here', async () => {
    const words = begin({ words: 'Begun.', rev: 3 });
    words.take({ words: 'Theirs.', rev: 4 });
    expect(words.written).toBe('Theirs.');
    words.written = 'Theirs, and mine.';
    await words.save();
    expect(stored).toEqual([{ words: 'Theirs, and mine.', seen: 4 }]);
  });

  it('have seen their own row when it comes back while they are written on', async () => {
    const words = begin();
    words.written = 'One.';
    await words.save();
    words.written = 'One, two.';
    words.take({ words: 'One.', rev: 1 });
    await words.save();
    expect(stored).toEqual([
      { words: 'One.', seen: null },
      { words: 'One, two.', seen: 1 }
    ]);
  });

  it('are tried again when they could not be stored, and stay while a save of them is refused', async () => {
    const words = begin({ words: '', rev: 3 });
    answer = [{ code: 'phone_full' }];
    words.written = 'Mine.';
    expect(await words.save()).toEqual(answer);
    expect(words.isAhead).toBe(true);
    answer = [];
    await words.save();
    words.take({ words: 'Theirs.', rev: 4, pending: 'parked' });
    expect(words.written).toBe('Mine.');
    expect(stored).toHaveLength(2);
  });
});
