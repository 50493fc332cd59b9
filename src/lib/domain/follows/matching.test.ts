import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../challenges/blank';
import type { Challenge } from '../challenges/challenge';
import type { Directory } from '../challenges/matching';
import type { Followed } from './follow';
import { matcher } from './matching';
import { isSeen } from './seen';
import { textSearch } from './text';

const term = (id: string, key: string) => ({
  id,
  key,
  name_nb: key,
  name_nn: key,
  name_en: key,
  position: 1
});
const place = (id: string, parent_id: string | null, kind: string) => ({ id, parent_id, kind, slug: id });
const directory = {
  // Two partnerships have the same theme, each in a row of its own.
  themes: [term('t1', 'health'), term('t2', 'health'), term('t3', 'smart')],
  technologies: [term('k1', 'ict')],
  organisations: [
    place('gjovik', null, 'municipality'),
    place('care', 'gjovik', 'unit'),
    place('home', 'care', 'unit'),
    place('ntnu', null, 'university'),
    place('faculty', 'ntnu', 'unit')
  ]
} as unknown as Directory;

const challenge: Challenge = {
  ...blankChallenge,
  id: 'c',
  rev: 1,
  updated_at: '',
  partnership_id: 'p',
  organisation_id: 'home',
  other_unit_ids: ['faculty'],
  state: 'published',
  title: 'Færre fall',
  today: 'Mange faller hjemme.',
  kinds: ['master'],
  theme_id: 't1',
  second_theme_id: 't3'
};
const belongs = (followed: Followed, row: Challenge = challenge): boolean =>
  matcher(directory, textSearch([row], directory))(followed)(row);

describe('what belongs to what is followed', () => {
  it.each([
    ['theme', 'health', true],
    ['theme', 'smart', true],
    ['theme', 'city', false],
    ['organisation', 'home', true],
    ['organisation', 'care', true],
    ['organisation', 'gjovik', true],
    ['organisation', 'faculty', true],
    ['organisation', 'ntnu', true],
    ['organisation', 'elsewhere', false],
    ['partnership', 'p', true],
    ['partnership', 'q', false],
    ['challenge', 'c', true],
    ['challenge', 'd', false],
    ['search', '?q=FALL%20hjemme', true],
    ['search', '?q=fall%20skole', false],
    ['search', '?theme=health&municipality=gjovik&kind=master&kind=phd', true],
    ['search', '?theme=health&kind=phd', false]
  ] as const)('%s %s: %s', (kind, subject, expected) => {
    expect(belongs({ kind, subject })).toBe(expected);
  });

  it('looks for words as it is told to, and for nothing in a search without words', () => {
    const asked: string[] = [];
    const follow = matcher(directory, (text) => {
      asked.push(text);
      return () => text === '' || text === 'anything';
    });
    expect(follow({ kind: 'search', subject: '?q=anything' })(challenge)).toBe(true);
    expect(follow({ kind: 'search', subject: '?q=nothing' })(challenge)).toBe(false);
    expect(follow({ kind: 'search', subject: '?kind=master' })(challenge)).toBe(true);
    expect(asked).toEqual(['anything', 'nothing', '']);
  });

  it('takes a word for a misprint only among all that there is, as the list does', () => {
    const found = (all: boolean) =>
      matcher(
        directory,
        textSearch([challenge], directory, [], all)
      )({ kind: 'search', subject: '?q=hjmeme' })(challenge);
    expect([found(true), found(false)]).toEqual([true, false]);
  });

  it('finds by the words of topics, by phrases, and without words with a minus', () => {
    const about = { ...challenge, topic_keys: ['falls'] };
    const topic = {
      key: 'falls',
      uri: '',
      scheme: '',
      name_nb: 'Balansetrening',
      name_nn: null,
      name_en: null,
      synonyms_nb: [],
      synonyms_nn: [],
      synonyms_en: [],
      broader_keys: [],
      retired_at: null,
      updated_at: ''
    };
    const says = textSearch([about], directory, [topic], false);
    const finds = (q: string) =>
      matcher(directory, says)({ kind: 'search', subject: `?q=${encodeURIComponent(q)}` })(about);
    expect(finds('balansetrening')).toBe(true);
    expect(finds('"faller hjemme"')).toBe(true);
    expect(finds('"hjemme faller"')).toBe(false);
    expect(finds('fall -skole')).toBe(true);
    expect(finds('fall -hjemme')).toBe(false);
  });

  it('finds nothing that takes no interest now', () => {
    expect(belongs({ kind: 'search', subject: '?q=fall' }, { ...challenge, state: 'paused' })).toBe(false);
  });
});

describe('what was seen on this phone', () => {
  const told_at = '2026-11-26T10:00:00+00:00';

  it('is a new challenge that was opened at all', () => {
    expect(isSeen({ kind: 'follow_found', told_at }, undefined)).toBe(false);
    expect(isSeen({ kind: 'follow_found', told_at }, '2026-11-26T09:59:00.000Z')).toBe(true);
  });

  it('is a step of a challenge that was opened after it', () => {
    expect(isSeen({ kind: 'follow_matched', told_at }, '2026-11-26T09:59:00.000Z')).toBe(false);
    expect(isSeen({ kind: 'follow_matched', told_at }, '2026-11-26T10:00:00.000Z')).toBe(true);
  });

  it('is nothing that somebody waits for', () => {
    expect(isSeen({ kind: 'interest_accepted', told_at }, '2026-11-27T10:00:00.000Z')).toBe(false);
  });
});
