import { describe, expect, it } from 'vitest';
import { formFaults, formOf, patchOf } from './action-form';

const action = {
  id: 'a',
  rev: 3,
  updated_at: '2026-11-26T10:00:00.000Z',
  meeting_id: 'm',
  what: 'Skrive behovet',
  owner_role: 'Fagleder',
  due_on: '2026-12-01',
  done: false
};

describe('the form of an action', () => {
  it('sends all fields of a new one, the empty ones as none', () => {
    const before = formOf(undefined);
    expect(patchOf(before, { ...before, what: ' Ringe skolen ' }, true)).toEqual({
      what: 'Ringe skolen',
      owner_role: '',
      due_on: null
    });
  });

  it('sends what was changed, and nothing where nothing was', () => {
    const before = formOf(action);
    expect(patchOf(before, before, false)).toEqual({});
    expect(patchOf(before, { ...before, what: 'Skrive behovet ' }, false)).toEqual({});
    expect(patchOf(before, { ...before, due_on: '' }, false)).toEqual({ due_on: null });
    expect(patchOf(before, { ...before, owner_role: 'Rektor' }, false)).toEqual({ owner_role: 'Rektor' });
  });

  it('asks for what there is to do', () => {
    expect(formFaults({ ...formOf(action), what: '  ' })).toEqual([{ code: 'missing', field: 'what' }]);
    expect(formFaults(formOf(action))).toEqual([]);
  });
});
