import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import type { InterestRole, InterestState } from '../../interests/interest';
import {
  bestPeople,
  blankProfile,
  fitOfPerson,
  missing,
  textFits,
  wordsOf,
  type FindablePerson,
  type FitChallenge
} from './index';
import { sharedWords } from './people';

const challenge: FitChallenge & { title: string; today: string; better: string } = {
  ...blankChallenge,
  id: 'a',
  partnership_id: 'g',
  organisation_id: 'o',
  state: 'published',
  title: 'Tryggere netter på sykehjemmet',
  today: 'Beboerne sover dårlig.',
  theme_id: 'health',
  research_field_id: 'nursing',
  kinds: ['master', 'phd'],
  levels: ['master', 'phd'],
  apply_by: '2026-12-01'
};
const blank: FindablePerson = {
  level: null,
  role: 'student',
  field_ids: [],
  theme_ids: [],
  topics: [],
  languages: [],
  capacity: null,
  place: null,
  words: ''
};

describe('a person for a challenge', () => {
  it('is weighed by the same reasons as the challenge is for the person', () => {
    const found = fitOfPerson(
      {
        ...blank,
        level: 'master',
        field_ids: ['nursing'],
        theme_ids: ['health', 'city'],
        words: 'Netter og søvn på et sykehjem'
      },
      challenge
    );
    expect(found.reasons.map(({ code }) => code)).toEqual(['research_field', 'theme', 'words', 'level']);
    expect(found.against).toEqual([]);
  });

  it('stands best first, without those that a rule shuts out, in whatever order they came', () => {
    const people = [
      { ...blank, id: 'plain' },
      { ...blank, id: 'best', theme_ids: ['health'], field_ids: ['nursing'] },
      { ...blank, id: 'good', theme_ids: ['health'] },
      { ...blank, id: 'also good', theme_ids: ['health'] },
      { ...blank, id: 'bachelor', level: 'bachelor' as const, theme_ids: ['health'] },
      { ...blank, id: 'full', capacity: 0, theme_ids: ['health'] },
      { ...blank, id: 'supervisor', role: 'phd' as const, theme_ids: ['health'] }
    ];
    const order = ['best', 'also good', 'good', 'supervisor', 'plain'];
    expect(bestPeople(people, challenge).map(({ person }) => person.id)).toEqual(order);
    expect(bestPeople([...people].reverse(), challenge).map(({ person }) => person.id)).toEqual(order);
  });

  it('words are met by their beginnings, and short ones are not', () => {
    expect(sharedWords('Sykehjemmene om natten', 'et sykehjem til')).toEqual({
      score: 1 / 3,
      words: ['sykehjemmene']
    });
    expect(sharedWords('om på til', 'om på til').score).toBe(0);
  });
});

describe('hits of a search', () => {
  it('are a share of the best, with each word once', () => {
    const hit = (id: string, score: number, ...words: string[]) => ({
      id,
      score,
      matches: words.map((word) => ({ word }))
    });
    expect([...textFits([hit('a', 8, 'søvn', 'søvn'), hit('b', 2)])]).toEqual([
      ['a', { score: 1, words: ['søvn'] }],
      ['b', { score: 0.25, words: [] }]
    ]);
    expect(textFits([]).size).toBe(0);
  });

  it('are asked for by what one works on, each name once though partnerships share it', () => {
    const term = (id: string, key: string, name_nb: string) => ({
      id,
      key,
      name_nb,
      name_nn: name_nb,
      name_en: name_nb,
      rev: 1,
      updated_at: '',
      partnership_id: null,
      former_names: [],
      position: 1,
      valid_from: '2018-01-01',
      valid_to: null,
      successor_id: null
    });
    const fields = {
      research_fields: [
        term('g', 'nursing', 'Sykepleie'),
        term('t', 'nursing', 'Sykepleie'),
        term('i', 'it', 'Informatikk')
      ],
      service_areas: [term('c', 'care', 'Omsorg')],
      field_links: []
    };
    const who = {
      ...blankProfile,
      research_field_keys: ['nursing'],
      service_area_keys: ['care'],
      theme_keys: ['health']
    };
    expect(wordsOf(who, fields, 'nb')).toBe('Sykepleie Omsorg');
  });
});

describe('what a challenge lacks', () => {
  const interest = (role: InterestRole, state: InterestState, challenge_id = 'a') => ({
    role,
    state,
    challenge_id
  });
  const states = (kinds: FitChallenge['kinds'], ...interests: ReturnType<typeof interest>[]) =>
    missing({ id: 'a', kinds }, interests).map(({ part, state }) => `${part} ${state}`);

  it('is what its kinds need', () => {
    expect(states(['master'])).toEqual(['student missing', 'supervisor missing']);
    expect(states(['eit'])).toEqual(['student missing']);
    expect(states(['guest_lecture'])).toEqual(['researcher missing']);
    expect(states(['public_phd', 'bachelor'])).toEqual([
      'student missing',
      'supervisor missing',
      'researcher missing'
    ]);
  });

  it('is found when one was said yes to, and offered while one waits', () => {
    expect(states(['master'], interest('team', 'accepted'), interest('supervisor', 'sent'))).toEqual([
      'student found',
      'supervisor offered'
    ]);
    expect(
      states(['master'], interest('student', 'declined'), interest('supervisor', 'accepted', 'b'))
    ).toEqual(['student missing', 'supervisor missing']);
    expect(states(['phd'], interest('phd', 'seen'), interest('phd', 'accepted'))).toEqual([
      'supervisor missing',
      'researcher found'
    ]);
  });
});
