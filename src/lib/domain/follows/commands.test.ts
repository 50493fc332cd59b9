import { describe, expect, it } from 'vitest';
import type { View } from '../commands';
import { entities } from '../rows';
import { followCommands } from './commands';

const emptyView = (): View =>
  Object.fromEntries(entities.map((entity) => [entity, new Map()])) as unknown as View;
const context = { uid: 'me', now: '2026-11-26T10:00:00.000Z' };
const health = { kind: 'theme', subject: 'health' } as const;
const id = '0e000000-0000-4000-8000-00000000000e';

describe('following', () => {
  it('shows at once, once for each thing', () => {
    const view = emptyView();
    followCommands['follows.add'].apply(view, { id: 'a', ...health }, context);
    followCommands['follows.add'].apply(view, { id: 'b', ...health }, context);
    expect([...view.follows.values()]).toEqual([
      {
        id: 'a',
        ...health,
        rev: 0,
        person_id: 'me',
        paused: false,
        updated_at: context.now,
        followed_at: context.now
      }
    ]);
  });

  it('is paused and ended by what it is, whatever the row is called', () => {
    const view = emptyView();
    followCommands['follows.add'].apply(view, { id: 'a', ...health }, context);
    followCommands['follows.pause'].apply(view, { id: 'b', ...health, paused: true });
    expect(view.follows.get('a')?.paused).toBe(true);
    followCommands['follows.remove'].apply(view, { id: 'b', kind: 'search', subject: 'health' });
    expect(view.follows.size).toBe(1);
    followCommands['follows.remove'].apply(view, { id: 'b', ...health });
    followCommands['follows.pause'].apply(view, { id: 'a', ...health, paused: true });
    expect(view.follows.size).toBe(0);
  });

  it.each([
    [{ id, ...health }, []],
    [{ id, kind: 'everything', subject: 'x' }, [{ code: 'invalid', field: 'kind' }]],
    [{ id, kind: 'search', subject: ' ' }, [{ code: 'missing', field: 'subject' }]],
    [{ id, kind: 'search', subject: 'x'.repeat(1_501) }, [{ code: 'too_long', field: 'subject' }]]
  ])('%j', (args, faults) => {
    expect(followCommands['follows.add'].check(args)).toEqual(faults);
  });
});
