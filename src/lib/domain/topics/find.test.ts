import { describe, expect, it } from 'vitest';
import type { Topic } from './topic';
import { findTopics, prepare, readWith, standing } from './find';

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

const topics = [
  topic('benker', { name_nb: 'Benker i parker', name_nn: 'Benkar i parkar', name_en: 'Park benches' }),
  topic('snomaking', {
    name_nb: 'Snømåking',
    name_nn: 'Snømoking',
    name_en: 'Snow clearing',
    synonyms_nb: ['brøyting', 'strøing av fortau']
  }),
  topic('sykkel', { name_nb: 'Sykkel', name_en: 'Bicycles' }),
  topic('sykkelparkering', { name_nb: 'Sykkelparkering', name_en: 'Bicycle parking' }),
  topic('is', { name_nb: 'Is', name_en: 'Ice' })
];

const found = (text: string, language: 'nb' | 'nn' | 'en' = 'nb', limit = 5) =>
  findTopics(text, prepare(topics, readWith(language)), limit).map(({ key }) => key);

describe('topics in a text', () => {
  it('are found by name, in the forms of its words and inside a compound', () => {
    expect(found('Det er langt mellom benkene i parkene våre.')).toEqual(['benker']);
    expect(found('Vi mangler sykkelparkeringer ved skolen.')).toEqual(['sykkelparkering', 'sykkel']);
    expect(found('Benkene i byens parker er borte')).toEqual(['benker']);
  });

  it('are found by synonym, and bokmål and nynorsk are read together', () => {
    expect(found('Brøytinga kjem for seint', 'nn')).toEqual(['snomaking']);
    expect(found('Strøing av alle fortauene')).toEqual(['snomaking']);
    expect(found('Snømokinga kjem for seint')).toEqual(['snomaking']);
    expect(found('Snow clearing is late', 'en')).toEqual(['snomaking']);
  });

  it('need all words of a name, and a short word in full', () => {
    expect(found('Parken er mørk om kvelden')).toEqual([]);
    expect(found('Isbjørnen er et dyr, historisk sett')).toEqual([]);
    expect(found('Det er is på veien')).toEqual(['is']);
  });

  it('come the most particular first, and no more than asked for', () => {
    expect(found('Sykkelparkering', 'nb', 1)).toEqual(['sykkelparkering']);
    expect(found('')).toEqual([]);
    expect(found(' … ')).toEqual([]);
  });

  it('do not depend on the order of the list', () => {
    const text = 'Sykkel, benker i parker og brøyting';
    const turned = findTopics(text, prepare([...topics].reverse(), ['nb']), 5);
    expect(turned).toEqual(findTopics(text, prepare(topics, ['nb']), 5));
  });

  it('can be chosen as long as they stand', () => {
    const old = topic('old', { retired_at: '2026-01-01T00:00:00Z' });
    expect(standing([...topics, old])).toEqual(topics);
  });
});
