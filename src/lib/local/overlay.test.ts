import { expect, it } from 'vitest';
import type { Interest } from '../domain/interests/interest';
import type { OutboxOp } from './outbox-op';
import { emptyView, overlay } from './overlay';

const id = '00000000-0000-4000-8000-00000000e001';

it('a mark of reading is shown at once, and is nothing that waits for the network', () => {
  const base = emptyView();
  base.interests.set(id, { id, rev: 1, state: 'sent' } as Interest);
  const op = (kind: string, args: object): OutboxOp => ({
    seq: 1,
    op_id: id,
    uid: id,
    lane: `interests:${id}`,
    kind,
    v: 1,
    args: { id, ...args },
    base_rev: 1,
    prev: null,
    created_at: '2026-03-01T08:00:00Z',
    first_sent_at: null,
    attempts: 0,
    next_at: 0,
    last_error: null,
    state: 'waiting'
  });
  const shown = (...ops: OutboxOp[]) => overlay(base, ops).interests.get(id);
  expect(shown(op('interests.see', {}))).toMatchObject({ state: 'seen' });
  expect(shown(op('interests.see', {}))).not.toHaveProperty('pending');
  expect(shown(op('interests.see', {}), op('interests.accept', { answer: 'Ja.' }))).toMatchObject({
    state: 'accepted',
    pending: 'waiting'
  });
});
