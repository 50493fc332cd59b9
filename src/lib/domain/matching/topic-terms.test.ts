import { describe, expect, it } from 'vitest';
import type { Topic } from '../topics/topic';
import { topicsOf, topicTerms } from './topic-terms';

const topic = (key: string, patch: Partial<Topic>): Topic => ({
  key,
  uri: `https://emner.example.org/${key}`,
  scheme: '',
  name_nb: key,
  name_nn: null,
  name_en: null,
  synonyms_nb: [],
  synonyms_nn: [],
  synonyms_en: [],
  broader_keys: [],
  retired_at: null,
  updated_at: '',
  ...patch
});

const snow = topic('snomaking', {
  name_nb: 'Snømåking',
  name_nn: 'Snømoking',
  name_en: 'Snow clearing',
  synonyms_nb: ['Brøyting', 'Snørydding'],
  synonyms_nn: ['Brøyting'],
  synonyms_en: ['Ploughing']
});
const benches = topic('benker', { name_nb: 'Benker i parker', retired_at: '2026-01-01T00:00:00Z' });

describe('the terms of topics', () => {
  it('are names and synonyms in all three languages, each once', () => {
    expect(topicTerms(['snomaking'], [benches, snow])).toEqual([
      'Snømåking',
      'Brøyting',
      'Snørydding',
      'Snømoking',
      'Snow clearing',
      'Ploughing'
    ]);
  });

  it('stay when a topic is retired, and are none where no list is known', () => {
    expect(topicTerms(['benker', 'ukjent'], [benches, snow])).toEqual(['Benker i parker']);
    expect(topicTerms(['snomaking'], [])).toEqual([]);
  });
});

describe('topics in a query', () => {
  it('are found by a synonym, whichever language it is in', () => {
    for (const query of ['brøyting', 'snørydding i sentrum', 'snow clearing', 'ploughing', 'snømokinga'])
      expect([query, topicsOf(query, [snow, benches])]).toEqual([query, ['snomaking']]);
    expect(topicsOf('barnehage', [snow, benches])).toEqual([]);
  });
});
