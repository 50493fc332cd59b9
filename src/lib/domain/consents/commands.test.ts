import { describe, expect, it } from 'vitest';
import { entities } from '../rows';
import type { View } from '../commands';
import { consentCommands } from './commands';
import { givenTo, purposes, wordings } from './consent';

const uid = 'd1000000-0000-4000-8000-000000000002';
const now = '2026-11-25T12:00:00.000Z';
const later = '2026-11-26T12:00:00.000Z';

const emptyView = () => Object.fromEntries(entities.map((entity) => [entity, new Map()])) as unknown as View;
const give = (view: View, id: string, at = now) =>
  consentCommands['consents.give'].apply(view, { id, purpose: 'findable', wording: 1 }, { uid, now: at });
const withdraw = (view: View, id: string, at = later) =>
  consentCommands['consents.withdraw'].apply(view, { id, purpose: 'findable' }, { uid, now: at });

describe('a yes on the phone', () => {
  it('holds from when it was said, to that one thing', () => {
    const view = emptyView();
    give(view, 'a');
    expect(givenTo(view.consents.values(), 'findable')).toMatchObject({
      id: 'a',
      person_id: uid,
      given_at: now,
      withdrawn_at: null
    });
    expect(givenTo(view.consents.values(), 'follow_up')).toBeUndefined();
  });

  it('is said once', () => {
    const view = emptyView();
    give(view, 'a');
    give(view, 'b', later);
    expect([...view.consents.keys()]).toEqual(['a']);
  });

  it('to a newer text takes the place of one to an older, and not the other way round', () => {
    const view = emptyView();
    give(view, 'a');
    const newer = { id: 'b', purpose: 'findable' as const, wording: 2 };
    consentCommands['consents.give'].apply(view, newer, { uid, now: later });
    give(view, 'c', later);
    expect([...view.consents.values()]).toMatchObject([{ id: 'a', wording: 2, given_at: later }]);
  });

  it('is taken back whichever phone said it, stays, and can be said anew', () => {
    const view = emptyView();
    give(view, 'a');
    withdraw(view, 'b');
    expect(givenTo(view.consents.values(), 'findable')).toBeUndefined();
    expect(view.consents.get('a')).toMatchObject({ state: 'withdrawn', withdrawn_at: later });
    give(view, 'c', later);
    expect([...view.consents].map(([id, { state }]) => [id, state])).toEqual([
      ['a', 'withdrawn'],
      ['c', 'given']
    ]);
  });
});

it('there is a text of some version for each thing', () => {
  for (const purpose of purposes)
    expect(
      consentCommands['consents.give'].check({
        id: '7b1ab1ea-5cf5-4c2f-8e2f-0a1f6c1f3b10',
        purpose,
        wording: wordings[purpose]
      })
    ).toEqual([]);
});
