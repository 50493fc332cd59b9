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
