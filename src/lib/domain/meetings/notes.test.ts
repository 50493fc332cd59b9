import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOrder, isLate, meetingNotesCommands, type MeetingAction } from './notes';

const action = (patch: Partial<MeetingAction>): MeetingAction => ({
  id: 'a',
  rev: 1,
  updated_at: '2026-11-26T10:00:00.000Z',
  meeting_id: 'm',
  what: 'Ringe skolen',
  owner_role: '',
  due_on: null,
  done: false,
  ...patch
});

const anyAction = fc
  .record({
    id: fc.uuid(),
    due_on: fc.option(fc.constantFrom('2026-11-30', '2026-12-01', '2027-01-01')),
    done: fc.boolean()
  })
  .map(action);

describe('the order of actions', () => {
  it('has what is not done first, then the nearest day, and those without a day last', () => {
    const rows = [
      action({ id: 'done', done: true, due_on: '2026-01-01' }),
      action({ id: 'some day' }),
      action({ id: 'later', due_on: '2027-01-01' }),
      action({ id: 'soon', due_on: '2026-12-01' })
    ];
    expect(actionOrder(rows).map(({ id }) => id)).toEqual(['soon', 'later', 'some day', 'done']);
  });

  it('is the same from whatever order they come in, and loses none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyAction, { selector: ({ id }) => id }), (rows) => {
        const ordered = actionOrder(rows);
        expect(actionOrder([...rows].reverse())).toEqual(ordered);
        expect(new Set(ordered)).toEqual(new Set(rows));
      })
    );
  });
});

it('an action is late the day after its day, unless it is done', () => {
  const due = action({ due_on: '2026-12-01' });
  expect(isLate(due, '2026-12-01')).toBe(false);
  expect(isLate(due, '2026-12-02')).toBe(true);
  expect(isLate({ ...due, done: true }, '2026-12-02')).toBe(false);
  expect(isLate(action({}), '2026-12-02')).toBe(false);
});

describe('what hosts write', () => {
  const id = '00000000-0000-4000-8000-00000000e001';

  it('of notes, the later words stand', () => {
    const { merge, check } = meetingNotesCommands['meeting_notes.save'];
    expect(merge({ id, notes: 'Først' }, { id, notes: 'Så' })).toEqual({ id, notes: 'Så' });
    expect(check({ id, notes: 'x'.repeat(10_001) })).toEqual([{ code: 'too_long', field: 'notes' }]);
  });

  it('of who does it, a role and no way to reach a person', () => {
    const { check } = meetingNotesCommands['meeting_actions.save'];
    expect(check({ id, owner_role: 'Fagleder' })).toEqual([]);
    expect(check({ id, owner_role: 'kari@gjovik.example' })).toEqual([
      { code: 'contact_details', field: 'owner_role' }
    ]);
    expect(check({ id, what: '' })).toEqual([{ code: 'missing', field: 'what' }]);
    expect(check({ id, due_on: '2026-02-30' })).toEqual([{ code: 'invalid', field: 'due_on' }]);
  });
});
