import { afterEach, describe, expect, it } from 'vitest';
import { burdens, rules, weights, type AgainstCode, type ReasonCode } from '$lib/domain/matching/fit/reason';
import { dismissalReasons } from '$lib/domain/recommendations/dismissal';
import { overwriteGetLocale } from '$lib/i18n/paraglide/runtime';
import { againstText, dismissalLabels, reasonText, ruleText, whyText } from './fit';

const term = {
  id: 'g-health',
  rev: 1,
  updated_at: '',
  partnership_id: 'g',
  key: 'health',
  name_nb: 'Helse',
  name_nn: 'Helse',
  name_en: 'Health',
  former_names: [],
  position: 1,
  valid_from: '2018-01-01',
  valid_to: null,
  successor_id: null
};
const directory = {
  themes: [{ ...term, about_nb: '', about_nn: '', about_en: '' }],
  service_areas: [term],
  research_fields: [term],
  field_links: [],
  organisations: []
};
const words = { directory, who: 'student' as const };

/** A value of each code, as `fit` gives it. */
const values: Record<ReasonCode | AgainstCode, string> = {
  research_field: 'health',
  service_area: 'health',
  topic: 'søvn',
  theme: 'health',
  words: 'søvn',
  kind: 'master',
  discipline: 'health',
  place: 'gjovik',
  level: 'master',
  semester: 'spring',
  language: 'nn',
  deadline: '4',
  other_kind: 'eit',
  other_discipline: 'business',
  other_semester: 'autumn',
  other_language: 'en',
  other_place: 'gjovik',
  dismissed_field: 'health',
  dismissed_theme: 'health',
  dismissed_semester: 'autumn',
  dismissed_place: 'gjovik'
};

const original = 'nb' as const;
afterEach(() => overwriteGetLocale(() => original));

describe.each(['nb', 'nn', 'en'] as const)('in %s', (locale) => {
  it('every reason, and all that speaks against, is a sentence of its own that names its cause', () => {
    overwriteGetLocale(() => locale);
    const said = [
      ...(Object.keys(weights) as ReasonCode[]).map((code) =>
        reasonText({ code, values: [values[code]], weight: 1 }, words)
      ),
      ...(Object.keys(burdens) as AgainstCode[]).map((code) =>
        againstText({ code, values: [values[code]], weight: 1 }, words)
      )
    ];
    expect(new Set(said).size).toBe(said.length);
    for (const text of said) expect(text).toMatch(/^\p{Lu}[^{}]+[^.]$/u);
  });
});

describe('a reason', () => {
  it('is said as people would say it', () => {
    const say = (code: ReasonCode, ...all: string[]) => reasonText({ code, values: all, weight: 1 }, words);
    expect(say('discipline', 'health')).toBe('Du studerer helse, velferd og idrett');
    expect(say('theme', 'health')).toBe('Du liker temaet Helse');
    expect(say('theme', 'health', 'gone')).toBe('Du liker temaene Helse og gone');
    expect(say('kind', 'master', 'phd')).toBe('Du leter etter master og ph.d.');
    const theirs = { ...words, who: 'researcher' as const };
    const discipline = { code: 'discipline' as const, values: ['health'], weight: 1 };
    expect(reasonText(discipline, theirs)).toBe('Faget ditt er helse, velferd og idrett');
    const others = { code: 'other_discipline' as const, values: ['health', 'business'], weight: 1 };
    expect(againstText(others, words)).toMatch(/idrett; økonomi/);
    const two = { ...others, values: ['education', 'social_sciences'] };
    expect(againstText(two, words)).toMatch(/lærerutdanning og pedagogikk; samfunnsfag og jus/);
  });

  it('on a card is a cause', () => {
    const theme = { code: 'theme' as const, values: ['health'], weight: 1 };
    expect(whyText(theme, words)).toBe('Fordi du liker temaet Helse');
    expect(whyText({ code: 'explore', values: [], weight: 0 }, words)).toBe(
      'For variasjon: utenfor det du har valgt'
    );
  });

  it('of a day that is near is the day', () => {
    const say = (days: string) => againstText({ code: 'deadline', values: [days], weight: 1 }, words);
    expect(say('4')).toMatch(/4 dager/);
    expect(say('0')).not.toMatch(/0/);
  });

  it('to put something away, and a rule that is news, have words', () => {
    for (const reason of dismissalReasons) {
      expect(dismissalLabels[reason].label()).not.toBe('');
      expect(dismissalLabels[reason].then()).not.toBe('');
    }
    const silent = rules.filter((rule) => ruleText(rule, ['phd']) === undefined);
    expect(silent).toEqual(['not_open', 'own', 'interested', 'dismissed']);
    expect(ruleText('wrong_kind', ['phd'])).toContain('ph.d.');
  });
});
