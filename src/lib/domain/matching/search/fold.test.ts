import { describe, expect, it } from 'vitest';
import { fold, writtenAs } from './fold';

describe('other spellings of a word', () => {
  it.each([
    ['kvit', 'hvit'],
    ['løv', 'lauv'],
    ['høyring', 'høring'],
    ['offentlig', 'offentleg'],
    ['station', 'stasjon']
  ])('%s and %s are each found for the other', (one, other) => {
    expect(fold(one)).toBe(fold(other));
    for (const [asked, written] of [
      [one, other],
      [other, one]
    ])
      expect([asked, fold(asked as string), ...writtenAs(fold(asked as string))]).toContain(written);
  });

  it.each(['hvit', 'løvhver', 'mulig', 'stasjon', 'skole'])('those of %s fold to it', (word) => {
    for (const written of writtenAs(fold(word))) expect(fold(written)).toBe(fold(word));
  });
});
