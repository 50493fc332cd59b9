import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import { publicStates, states, type Challenge } from '../../challenges/challenge';
import { documentOf, documentOfSuggestion } from './document';
import type { Suggestion } from '../../suggestions/suggestion';
import { nearTo, suggestionsNearTo } from './near';
import { SimilarNeeds } from './similar-needs';

const now = new Date('2026-11-26T12:00:00Z');
const words = {
  title: 'Trygghetsalarmer om natta',
  today: 'Nattpatruljen kjører ut, og ingen har falt.',
  whom: 'Eldre i hjemmetjenesten',
  better: 'Den som har falt, får oss først.'
};
const challenge = (id: string, state: Challenge['state']): Challenge => ({
  ...blankChallenge,
  ...words,
  id,
  state,
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '2026-11-01T00:00:00Z'
});
const text = documentOf({ ...challenge('mine', 'draft') });
const indexOf = (rows: readonly Challenge[]): SimilarNeeds => {
  const needs = new SimilarNeeds();
  for (const row of rows) needs.put(documentOf(row));
  return needs;
};
const finder =
  (rows: readonly Challenge[]) =>
  (id: string): Challenge | undefined =>
    rows.find((row) => row.id === id);

describe('what is shown of the needs that resemble a text', () => {
  it.each(states)('%s: only what anyone may read, even if the index holds more', (state) => {
    const rows = [challenge('other', state)];
    const shown = nearTo(text, indexOf(rows), { find: finder(rows), now });
    expect(shown.map(({ id }) => id)).toEqual(
      (publicStates as readonly string[]).includes(state) ? ['other'] : []
    );
  });

  it('is no longer what was withdrawn or taken away since the index was filled', () => {
    const needs = indexOf([challenge('a', 'published'), challenge('b', 'published')]);
    const rows = [challenge('a', 'withdrawn')];
    expect(nearTo(text, needs, { find: finder(rows), now })).toEqual([]);
  });

  it('is also what waits in the reader’s own queue, and none of it stays in the index', () => {
    const needs = indexOf([challenge('a', 'published')]);
    const rows = [challenge('a', 'published'), challenge('b', 'submitted')];
    const also = rows.slice(1);
    expect(
      nearTo(text, needs, { also, find: finder(rows), now }).map(({ id, standing }) => [id, standing])
    ).toEqual([
      ['a', 'open'],
      ['b', null]
    ]);
    expect(needs.to(text).map(({ id }) => id)).toEqual(['a']);
  });

  it('is never the need itself', () => {
    const rows = [challenge('mine', 'published'), challenge('a', 'published')];
    expect(nearTo(text, indexOf(rows), { find: finder(rows), now }).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('suggestions that wait', () => {
  const suggestion = (id: string, need: string): Suggestion => ({
    id,
    rev: 1,
    updated_at: '',
    partnership_id: 'p',
    person_id: 'a',
    title: 'Alarmene om natta',
    need,
    language: 'nb',
    state: 'received',
    reason: null,
    answer: '',
    challenge_id: null,
    sent_at: '',
    answered_at: null
  });
  const waiting = [
    suggestion('s', 'Trygghetsalarmer går om natta, og nattpatruljen kjører ut uten at noen har falt.'),
    { ...suggestion('t', 'Den ved bussholdeplassen er knekt.'), title: 'Ny benk' }
  ];

  it('are held against a need that waits, and against each other, and stay in no index', () => {
    const needs = indexOf([challenge('a', 'published')]);
    expect(suggestionsNearTo(text, needs, waiting).map(({ id }) => id)).toEqual(['s']);
    const [own] = waiting;
    const again = { ...documentOfSuggestion(own ?? suggestion('s', '')), id: 'again' };
    expect(suggestionsNearTo(again, needs, waiting).map(({ id }) => id)).toEqual(['s']);
    expect(needs.to(text).map(({ id }) => id)).toEqual(['a']);
  });

  it('meet needs that are sent in and not yet published', () => {
    const also = [challenge('b', 'submitted')];
    const [own] = waiting;
    const shown = nearTo(documentOfSuggestion(own ?? suggestion('s', '')), indexOf([]), {
      also,
      find: finder([]),
      now
    });
    expect(shown.map(({ id, standing }) => [id, standing])).toEqual([['b', null]]);
  });
});
