import { describe, expect, it } from 'vitest';
import type { Organisation, OrganisationFacts } from '../organisations/organisation';
import type { Theme } from '../themes/theme';
import { headings, type PartnershipProfile } from './partnership-profile';
import { tellPartnership, type StoryRows } from './story';

const stamp = { rev: 1, updated_at: '2026-01-01T00:00:00Z' };
const named = { name_nb: 'Navn', name_nn: 'Namn', name_en: 'Name' };

const organisation = (
  id: string,
  kind: Organisation['kind'],
  parent_id: string | null = null
): Organisation => ({
  ...stamp,
  ...named,
  id,
  slug: id,
  kind,
  parent_id,
  number: null,
  municipality_number: null,
  leader_nb: '',
  leader_nn: '',
  leader_en: ''
});

const facts = (organisation_id: string): OrganisationFacts => ({
  ...stamp,
  id: `facts ${organisation_id}`,
  organisation_id,
  year: null,
  approximate: [],
  permanent_only: false,
  residents: 1,
  area_km2: null,
  employees: null,
  workplaces: null,
  students: null
});

const profile = (id: string, state: 'draft' | 'published', updated_at = stamp.updated_at) => ({
  ...(Object.fromEntries(headings.map((heading) => [heading, ''])) as Record<
    (typeof headings)[number],
    string
  >),
  ...stamp,
  id,
  updated_at,
  partnership_id: 'p',
  dated: '2026-01-01',
  known_to: 'day' as const,
  language: 'nb' as const,
  state
});

const theme = (id: string, valid_to: string | null): Theme => ({
  ...stamp,
  ...named,
  id,
  key: id,
  position: 1,
  about_nb: '',
  about_nn: '',
  about_en: '',
  valid_from: '2020-01-01',
  valid_to,
  partnership_id: 'p',
  successor_id: null,
  former_names: []
});

const rows = (part: Partial<StoryRows> = {}): StoryRows => ({
  partnerships: [{ ...stamp, ...named, id: 'p', slug: 'p' }],
  partnership_members: [
    { ...stamp, id: 'm1', partnership_id: 'p', organisation_id: 'university' },
    { ...stamp, id: 'm2', partnership_id: 'p', organisation_id: 'town' },
    { ...stamp, id: 'm3', partnership_id: 'other', organisation_id: 'elsewhere' }
  ],
  partnership_groups: [],
  partnership_role_names: [],
  agreements: [],
  anchorings: [],
  organisations: [
    organisation('university', 'university'),
    organisation('campus', 'unit', 'university'),
    organisation('town', 'municipality'),
    organisation('care', 'unit', 'town'),
    organisation('elsewhere', 'municipality')
  ],
  organisation_facts: [],
  resource_persons: [],
  profile_headings: [],
  partnership_profiles: [],
  themes: [],
  ...part
});

const told = (part: Partial<StoryRows> = {}) => tellPartnership('p', rows(part), [], '2026-11-26');

describe('the story of a partnership', () => {
  it('names the municipality first, and nobody who takes part elsewhere', () => {
    expect(told()?.members.map(({ id }) => id)).toEqual(['town', 'university']);
    expect(tellPartnership('nowhere', rows(), [], '2026-11-26')).toBeNull();
  });

  it('has no word of a draft, whoever has it on the phone, and its date neither', () => {
    const drafts: PartnershipProfile[] = [
      profile('draft', 'draft', '2026-11-01T00:00:00Z'),
      profile('published', 'published', '2026-05-01T00:00:00Z')
    ];
    const story = told({ partnership_profiles: drafts });
    expect(story?.profiles.map(({ id }) => id)).toEqual(['published']);
    expect(story?.updated_at).toBe('2026-05-01T00:00:00Z');
  });

  it('has the figures of the members, and of a unit only when it takes part', () => {
    const organisation_facts = ['town', 'campus', 'care', 'elsewhere'].map(facts);
    const ids = (part: Partial<StoryRows> = {}) =>
      told({ organisation_facts, ...part })?.facts.map(({ organisation_id }) => organisation_id);
    expect(ids()).toEqual(['town']);
    const anchored = {
      ...stamp,
      id: 'a',
      partnership_id: 'p',
      organisation_id: 'campus',
      agreement_id: null,
      kind: 'follow_up' as const,
      body_nb: 'Viserektor',
      body_nn: 'Viserektor',
      body_en: 'Pro-rector',
      happened_on: null,
      known_to: 'day' as const
    };
    expect(ids({ anchorings: [anchored] })).toEqual(['town', 'campus']);
  });

  it('says whom to ask about a theme that stands today, in a unit of its members', () => {
    const resource_persons = [
      { ...stamp, id: '1', organisation_id: 'care', theme_id: 'open', title: 'Rådgiver' },
      { ...stamp, id: '2', organisation_id: 'care', theme_id: 'closed', title: 'Rådgiver' },
      { ...stamp, id: '3', organisation_id: 'elsewhere', theme_id: 'open', title: 'Rådgiver' }
    ];
    const themes = [theme('open', null), theme('closed', '2026-11-25')];
    const story = told({ resource_persons, themes });
    expect(story?.resource_persons.map(({ id }) => id)).toEqual(['1']);
    expect(story?.themes.map(({ id }) => id)).toEqual(['open']);
    expect(story?.organisations.map(({ id }) => id)).toContain('care');
  });
});
