import { describe, expect, it } from 'vitest';
import type { View } from '../commands';
import { entities } from '../rows';
import { findabilityCommands } from './commands';
import { endAfter, yesTo } from './findability';

const id = '0d000000-0000-4000-8000-000000000001';
const now = '2026-11-26T12:00:00.000Z';
const save = findabilityCommands['findability.save'];

const emptyView = () => Object.fromEntries(entities.map((entity) => [entity, new Map()])) as unknown as View;

describe('what one shows', () => {
  it('is nothing before it is chosen, and one choice leaves the others', () => {
    const view = emptyView();
    save.apply(view, { id, wish: 'Fall i hjemmet' }, { uid: id, now });
    expect(view.findability.get(id)).toMatchObject({ name_shown: 'none', parts: [], partnership_ids: [] });
    save.apply(view, { id, parts: ['themes'] }, { uid: id, now });
    expect(view.findability.get(id)).toMatchObject({ wish: 'Fall i hjemmet', parts: ['themes'] });
  });

  it('is sent in one piece as long as it is unsent', () => {
    expect(save.merge({ id, wish: 'A', parts: ['level'] }, { id, wish: 'B' })).toEqual({
      id,
      wish: 'B',
      parts: ['level']
    });
  });

  it('is no way past the app', () => {
    expect(save.check({ id, wish: 'Skriv til kari@ntnu.no' })).toEqual([
      { code: 'contact_details', field: 'wish' }
    ]);
    expect(save.check({ id, parts: ['name'] })[0]?.code).toBe('invalid');
  });

  it('of an invitation nothing of the other lies on the phone', () => {
    const view = emptyView();
    findabilityCommands['findability.invite'].apply(view, { id, challenge_id: id }, { uid: id, now });
    expect(view).toEqual(emptyView());
  });
});

describe('a yes to being shown', () => {
  const yes = (wording: number) => ({
    id,
    rev: 1,
    updated_at: now,
    person_id: id,
    purpose: 'findable' as const,
    wording,
    state: 'given' as const,
    given_at: now,
    withdrawn_at: null
  });

  it('is one to the text as it is now', () => {
    expect(yesTo([yes(1)])).toBeUndefined();
    expect(yesTo([yes(2)])).toMatchObject({ wording: 2 });
  });
});

it.each([
  ['2026-11-26', 3, '2027-02-26'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-12-31', 6, '2027-06-30'],
  ['2026-11-26', 12, '2027-11-26'],
  ['2028-02-29', 12, '2029-02-28']
] as const)('from %s, %i months end on %s', (today, months, end) => {
  expect(endAfter(today, months)).toBe(end);
});
