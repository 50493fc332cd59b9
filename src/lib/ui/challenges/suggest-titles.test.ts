import { describe, expect, it } from 'vitest';
import { suggestTitles } from './suggest-titles';

describe('titles suggested from the words', () => {
  it('takes the first sentence of what would be better, then of what is hard', () => {
    expect(
      suggestTitles('Vi ønsker at alle får varm mat. Hver dag.', 'Maten er kald når den kommer fram!')
    ).toEqual(['Alle får varm mat', 'Maten er kald når den kommer fram']);
  });

  it('keeps a question as a question', () => {
    expect(suggestTitles('Hvordan får flere være med?', '')).toEqual(['Hvordan får flere være med?']);
  });

  it('cuts a long sentence at a word', () => {
    const [title = ''] = suggestTitles('ord '.repeat(60), '');
    expect(title.length).toBeLessThanOrEqual(80);
    expect(title.endsWith('ord')).toBe(true);
  });

  it('cuts one endless word', () => {
    expect(suggestTitles('a'.repeat(10_000), '')[0]?.length).toBeLessThanOrEqual(80);
  });

  it('suggests nothing from next to nothing', () => {
    expect(suggestTitles('', 'Nei.')).toEqual([]);
  });
});
