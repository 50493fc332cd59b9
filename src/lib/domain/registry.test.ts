import { describe, expect, it } from 'vitest';
import { commands, isCommandName } from './registry';

const id = '00000000-0000-4000-8000-000000000001';

describe('arguments are checked before they are kept', () => {
  it('names the field and the code', () => {
    expect(commands['challenges.save'].check({ id, title: 'x'.repeat(121) })).toEqual([
      { code: 'too_long', field: 'title' }
    ]);
    expect(commands['challenges.save'].check({ id, title: 7 })).toEqual([
      { code: 'wrong_type', field: 'title' }
    ]);
    expect(commands['challenges.save'].check({ title: 'x' })).toEqual([{ code: 'missing', field: 'id' }]);
    expect(commands['challenges.save'].check({ id, kinds: ['rocket'] })[0]?.code).toBe('invalid');
    expect(commands['challenges.return'].check({ id, note: '' })).toEqual([
      { code: 'missing', field: 'note' }
    ]);
    expect(commands['challenges.publish'].check({ id, state: 'published' })[0]?.code).toBe('invalid');
  });

  it('takes a role for a role, and no way to reach a person', () => {
    const verdict = (contact_role: string) => commands['challenges.save'].check({ id, contact_role });
    for (const role of ['Rådgiver, 61 18 95 00', 'post@gjovik.kommune.no', '+47\u00a0611\t89500'])
      expect(verdict(role)).toEqual([{ code: 'contact_details', field: 'contact_role' }]);
    for (const role of ['Rådgiver i avdeling 1234567', 'Leder 2018–2021', ''])
      expect(verdict(role)).toEqual([]);
  });

  it('takes each thing in a list once', () => {
    const save = commands['challenges.save'].check;
    expect(save({ id, kinds: ['master', 'master'] })).toEqual([{ code: 'invalid', field: 'kinds' }]);
    expect(save({ id, goals: [3, 3] })).toEqual([{ code: 'invalid', field: 'goals' }]);
    const other = '0e000000-0000-4000-8000-00000000000e';
    expect(save({ id, technology_ids: [other, other.toUpperCase()] })).toEqual([
      { code: 'invalid', field: 'technology_ids' }
    ]);
  });

  it('takes whatever people write as text', () => {
    const odd = [
      '<script>alert(1)</script>',
      'javascript:alert(1)',
      '🧓🏽🚲',
      '\u202Ebakvendt',
      'x'.repeat(10_000)
    ];
    for (const today of odd) expect(commands['challenges.save'].check({ id, today })).toEqual([]);
  });

  it('knows its own names only', () => {
    expect(isCommandName('challenges.save')).toBe(true);
    expect(isCommandName('toString')).toBe(false);
  });
});
