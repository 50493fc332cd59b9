import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayings } from './concepts';
import { fold } from './fold';
import { lexicon } from './lexicon';

const lines = lexicon.trim().split('\n');

/**
 * Where the lexicon may come from is a promise of its author; these are the marks of it that can be tested. Whether
 * an entry is a label of a topic list is asked by `npm run bench:search`, which has the list.
 */
describe('the lexicon', () => {
  it('says other beginnings of what means the same, of a word that is one part', () => {
    expect(sayings(fold('skolen'))).toEqual(expect.arrayContaining(['skol', 'skul', 'school']));
    expect(sayings(fold('skolevei'))).toEqual([]);
    expect(sayings(fold('romferge'))).toEqual([]);
  });

  it('has beginnings of single words, never a label of several words', () => {
    for (const line of lines) {
      expect(line).toMatch(/^\p{Ll}+( \p{Ll}+)+$/u);
      for (const stem of line.split(' ')) expect(stem.length).toBeLessThanOrEqual(10);
    }
  });

  it('says a meaning once, and no word twice in it', () => {
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) expect(new Set(line.split(' ')).size).toBe(line.split(' ').length);
  });

  it('is the only list of words that the ranker has, apart from the everyday words it leaves out', () => {
    for (const file of ['concepts.ts', 'features.ts', 'taking.ts', 'search-index.ts', 'query.ts', 'alike.ts'])
      expect(readFileSync(join(import.meta.dirname, file), 'utf8')).not.toMatch(
        /['`][a-zæøå]+( [a-zæøå]+){4,}['`]/
      );
  });
});
