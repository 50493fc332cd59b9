import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../challenges/blank';
import type { Challenge } from '../challenges/challenge';
import type { FieldLink, ServiceArea } from '../fields/field';
import type { Theme } from '../themes/theme';
import { profileCommands } from './commands';
import { needsByField, whoIs, type Terms } from './wishes';

const now = new Date('2026-11-26T10:00:00Z');

/** One term of each of two partnerships, which share the key. */
const pair = (key: string): [ServiceArea, ServiceArea] => {
  const term = (partnership_id: string): ServiceArea => ({
    id: `${partnership_id}-${key}`,
    rev: 1,
    updated_at: '',
    partnership_id,
    key,
    name_nb: key,
    name_nn: key,
    name_en: key,
    former_names: [],
    position: 1,
    valid_from: '2018-01-01',
    valid_to: null,
    successor_id: null
  });
  return [term('g'), term('t')];
};
const themes = [...pair('health'), ...pair('smart')].map((term): Theme => ({
  ...term,
  about_nb: '',
  about_nn: '',
  about_en: ''
}));
const link = (partnership_id: string, area: string, field: string): FieldLink => ({
  id: `${partnership_id}-${area}-${field}`,
  rev: 1,
  updated_at: '',
  partnership_id,
  service_area_id: `${partnership_id}-${area}`,
  research_field_id: `${partnership_id}-${field}`
});
const terms: Terms = {
  themes,
  service_areas: [...pair('care'), ...pair('roads')],
  research_fields: [...pair('nursing'), ...pair('informatics')],
  field_links: [link('g', 'care', 'nursing'), link('g', 'care', 'informatics'), link('t', 'care', 'nursing')]
};

const wishes = (research_field_keys: string[], theme_keys: string[]) => ({ research_field_keys, theme_keys });

const challenge = (id: string, patch: Partial<Challenge> = {}): Challenge => ({
  ...blankChallenge,
  id,
  partnership_id: 'g',
  organisation_id: 'o',
  state: 'published',
  published_at: '2026-11-20T08:00:00Z',
  updated_at: '',
  ...patch
});

describe('who somebody is', () => {
  it('is what the address proves, whatever they say', () => {
    expect(whoIs([{ role: 'student' }], 'researcher')).toBe('student');
    expect(whoIs([{ role: 'employee' }], 'phd')).toBe('researcher');
    expect(whoIs([{ role: 'employee' }, { role: 'staff' }], null)).toBe('staff');
  });

  it('is what they say, where the address proves nothing', () => {
    expect(whoIs([], 'phd')).toBe('researcher');
    expect(whoIs([], 'student')).toBe('student');
    expect(whoIs([], 'citizen')).toBe('citizen');
    expect(whoIs([], 'other')).toBeNull();
    expect(whoIs([], null)).toBeNull();
  });
});

describe('needs by field', () => {
  it('each stands once, under the strongest reason, what asks for research first', () => {
    const groups = needsByField(
      wishes(['informatics', 'nursing'], ['health']),
      [
        challenge('bachelor', { service_area_id: 'g-care', kinds: ['bachelor'] }),
        challenge('project', { service_area_id: 'g-care', kinds: ['research_project', 'bachelor'] }),
        challenge('phd', { research_field_id: 't-nursing', theme_id: 't-health', kinds: ['phd'] }),
        challenge('theme', { theme_id: 'g-health', kinds: ['public_phd'] }),
        challenge('only the kind', { kinds: ['guest_lecture'] }),
        challenge('closed', { theme_id: 'g-health', apply_by: '2026-11-01' })
      ],
      terms,
      now
    );
    expect(groups.map(({ reason, challenges }) => [reason.key, challenges.map(({ id }) => id)])).toEqual([
      ['nursing', ['phd', 'project', 'bachelor']],
      ['health', ['theme']]
    ]);
  });
});

describe('steps of the first profile', () => {
  const command = profileCommands['profiles.save'];
  const id = '0d000000-0000-4000-8000-000000000001';

  it('unsent ones are taken together, and none is forgotten', () => {
    const merged = command.merge(
      { id, name: 'A', welcomed: ['who'] },
      { id, kinds: ['phd'], welcomed: ['likes'] }
    );
    expect(merged).toEqual({ id, name: 'A', kinds: ['phd'], welcomed: ['who', 'likes'] });
    expect(command.merge({ id, name: 'A' }, { id, name: 'B' })).toEqual({ id, name: 'B' });
  });
});
