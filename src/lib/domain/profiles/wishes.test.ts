import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../challenges/blank';
import { kinds, type Challenge } from '../challenges/challenge';
import type { FieldLink, ServiceArea } from '../fields/field';
import type { Theme } from '../themes/theme';
import { profileCommands } from './commands';
import { fitting, needsByField, reasonsFor, saysNothing, whoIs, type Terms, type Wishes } from './wishes';

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

const wishes = (patch: Partial<Wishes> = {}): Wishes => ({
  position: null,
  level: null,
  discipline: null,
  theme_keys: [],
  kinds: [],
  research_field_keys: [],
  service_area_keys: [],
  semesters: [],
  ...patch
});

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

const ids = (rows: readonly { challenge: Challenge }[]) => rows.map(({ challenge: { id } }) => id);

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

describe('why a challenge fits', () => {
  it('a field of research is met through the service area it serves, in the same partnership only', () => {
    const nurse = wishes({ research_field_keys: ['nursing'] });
    const reason = [{ by: 'research_field', key: 'nursing' }];
    expect(reasonsFor(nurse, challenge('a', { service_area_id: 'g-care' }), terms)).toEqual(reason);
    const there = challenge('b', { partnership_id: 't', service_area_id: 't-care' });
    expect(reasonsFor(nurse, there, terms)).toEqual(reason);
    const informatics = wishes({ research_field_keys: ['informatics'] });
    expect(reasonsFor(informatics, there, terms)).toEqual([]);
    expect(reasonsFor(nurse, challenge('c', { service_area_id: 'g-roads' }), terms)).toEqual([]);
  });

  it('a field that the challenge names itself counts too, once', () => {
    const both = challenge('a', { service_area_id: 'g-care', research_field_id: 'g-nursing' });
    expect(reasonsFor(wishes({ research_field_keys: ['nursing'] }), both, terms)).toHaveLength(1);
    const named = challenge('b', { research_field_id: 't-informatics' });
    expect(reasonsFor(wishes({ research_field_keys: ['informatics'] }), named, terms)).toHaveLength(1);
  });

  it('all reasons are said, the strongest first', () => {
    const all = wishes({
      research_field_keys: ['nursing'],
      service_area_keys: ['care'],
      theme_keys: ['smart', 'health'],
      kinds: ['phd', 'master']
    });
    const it = challenge('a', {
      service_area_id: 'g-care',
      theme_id: 'g-health',
      second_theme_id: 'g-smart',
      kinds: ['bachelor', 'phd']
    });
    expect(reasonsFor(all, it, terms).map(({ by, key }) => `${by} ${key}`)).toEqual([
      'research_field nursing',
      'service_area care',
      'theme health',
      'theme smart',
      'kind phd'
    ]);
  });

  it('nothing fits one who has said nothing', () => {
    fc.assert(
      fc.property(fc.subarray([...kinds]), fc.constantFrom(...themes), (some, theme) => {
        const any = challenge('a', { kinds: some, theme_id: theme.id, service_area_id: 'g-care' });
        expect(reasonsFor(wishes(), any, terms)).toEqual([]);
      })
    );
    expect(saysNothing(wishes({ semesters: ['spring'], position: 'phd' }))).toBe(true);
    expect(saysNothing(wishes({ kinds: ['phd'] }))).toBe(false);
  });
});

describe('what fits', () => {
  it('theme and kind together come before either, and level and time decide between equals', () => {
    const student = wishes({
      theme_keys: ['health'],
      kinds: ['master'],
      level: 'master',
      semesters: ['spring']
    });
    const rows = [
      challenge('kind', { kinds: ['master'] }),
      challenge('theme', { theme_id: 't-health' }),
      challenge('both', { theme_id: 'g-health', kinds: ['master'] }),
      challenge('in spring', { theme_id: 'g-health', kinds: ['master'], starts_on: '2027-01-10' }),
      challenge('nothing', { theme_id: 'g-smart', kinds: ['eit'] })
    ];
    expect(ids(fitting(student, rows, terms, now))).toEqual(['in spring', 'both', 'theme', 'kind']);
  });

  it('is open, and the newest of equals comes first', () => {
    const rows = [
      challenge('old', { kinds: ['phd'], published_at: '2026-01-01T08:00:00Z' }),
      challenge('new', { kinds: ['phd'], apply_by: '2026-11-26' }),
      challenge('late', { kinds: ['phd'], apply_by: '2026-11-25' }),
      challenge('taken', { kinds: ['phd'], state: 'matched' })
    ];
    expect(ids(fitting(wishes({ kinds: ['phd'] }), rows, terms, now))).toEqual(['new', 'old']);
  });
});

describe('needs by field', () => {
  it('each stands once, under the strongest reason, what asks for research first', () => {
    const groups = needsByField(
      wishes({
        research_field_keys: ['informatics', 'nursing'],
        theme_keys: ['health'],
        kinds: ['guest_lecture']
      }),
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
