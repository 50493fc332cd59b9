import { describe, expect, it } from 'vitest';
import type { View } from '../commands';
import { entities } from '../rows';
import { challengeCommands } from './commands';

const id = '00000000-0000-4000-8000-000000000001';
const partnership_id = '00000000-0000-4000-8000-000000000002';
const organisation_id = '00000000-0000-4000-8000-000000000003';
const emptyView = () => Object.fromEntries(entities.map((entity) => [entity, new Map()])) as unknown as View;

describe('a draft that the phone makes', () => {
  const daysOf = (view: View, args: object = {}): number | undefined => {
    challengeCommands['challenges.save'].apply(
      view,
      { id, partnership_id, organisation_id, ...args },
      { uid: 'me', now: '2026-11-25T12:00:00Z' }
    );
    return view.challenges.get(id)?.answer_days;
  };

  it('promises the days that its partnership has decided, as the server does', () => {
    const view = emptyView();
    view.partnership_settings.set(partnership_id, {
      id: partnership_id,
      rev: 1,
      updated_at: '',
      answer_days: 9,
      hide_after_months: 12,
      delete_after_months: 36,
      digest_hour: 7
    });
    expect(daysOf(view)).toBe(9);
    view.challenges.clear();
    expect(daysOf(view, { answer_days: 21 })).toBe(21);
  });

  it('promises 14 where the phone does not know', () => {
    expect(daysOf(emptyView())).toBe(14);
  });
});
