import { describe, expect, it } from 'vitest';
import type { Theme } from '../themes/theme';
import { blankChallenge } from './blank';
import type { Challenge } from './challenge';
import { copyOf, type TermsOfAll } from './copy';

const earlier: Challenge = {
  ...blankChallenge,
  id: 'a',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '2027-01-01T00:00:00Z',
  state: 'completed',
  slug: 'varm-mat',
  title: 'Varm mat',
  today: 'Maten er kald.',
  kinds: ['bachelor'],
  starts_on: '2026-01-01',
  ends_on: '2026-06-01',
  apply_by: '2025-12-01',
  seen_effect: 'Maten er varm.',
  source_url: 'https://example.org/1'
};

const day = '2027-02-01';
const theme = (id: string, key: string, partnership_id: string, valid_to: string | null = null): Theme => ({
  id,
  rev: 1,
  updated_at: '2027-01-01T00:00:00Z',
  key,
  name_nb: key,
  name_nn: key,
  name_en: key,
  about_nb: '',
  about_nn: '',
  about_en: '',
  position: 1,
  valid_from: '2026-01-01',
  valid_to,
  partnership_id,
  successor_id: null,
  former_names: []
});
const none: TermsOfAll = { themes: [], technologies: [], serviceAreas: [], researchFields: [] };
const same = copyOf(earlier, earlier, none, day);

describe('a copy of an earlier challenge', () => {
  it('has its words and its frame', () => {
    expect(same).toMatchObject({
      title: 'Varm mat',
      today: 'Maten er kald.',
      kinds: ['bachelor']
    });
  });

  it('has neither its days, its state nor what came of it', () => {
    const copy = Object.keys(same);
    for (const name of ['id', 'rev', 'slug', 'state', 'published_at', 'starts_on', 'ends_on', 'apply_by'])
      expect(copy).not.toContain(name);
    for (const name of ['seen_effects', 'seen_effect', 'source_url', 'is_example'])
      expect(copy).not.toContain(name);
  });

  it('for another unit says nothing that is the first unit’s own', () => {
    const own = { contact_role: 'Styrer', place: 'Biri', other_unit_ids: ['q'], importance: 3 };
    const first = { ...earlier, ...own, university_commits: 'Rettleiing' };
    expect(copyOf(first, first, none, day)).toMatchObject(own);
    expect(copyOf(first, { ...first, organisation_id: 'other' }, none, day)).toMatchObject({
      title: 'Varm mat',
      contact_role: '',
      place: '',
      other_unit_ids: [],
      importance: null,
      university_commits: 'Rettleiing'
    });
  });

  it('in another partnership has the terms that mean the same there, and none of the first’s', () => {
    const themes = [
      theme('theirs', 'health', 'p'),
      theme('theirs 2', 'city', 'p'),
      theme('ours', 'health', 'r'),
      theme('ours 2', 'city', 'r', '2027-01-31')
    ];
    const technology = { ...theme('t', 'sensors', 'p') };
    const first = {
      ...earlier,
      theme_id: 'theirs',
      second_theme_id: 'theirs 2',
      technology_ids: ['t'],
      service_area_id: 's'
    };
    const terms = {
      ...none,
      themes,
      technologies: [technology, { ...technology, id: 'u', partnership_id: 'r' }]
    };
    expect(copyOf(first, { organisation_id: 'x', partnership_id: 'r' }, terms, day)).toMatchObject({
      theme_id: 'ours',
      second_theme_id: null,
      technology_ids: ['u'],
      service_area_id: null
    });
  });
});
