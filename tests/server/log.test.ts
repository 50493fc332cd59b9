import { expect, it, vi } from 'vitest';
import { logFault } from '../../src/lib/server/log';

it('a fault is one line of JSON under the id the person sees, without what a person wrote', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const error = new Error(
    'duplicate key: Key (email)=(kari@example.org) exists, mail to <kari@example.org>\nsecond line'
  );
  const id = logFault('request_failed', error, { route: '/utfordringer', status: 500 });
  const lines = written.mock.calls.map(([line]) => String(line));
  written.mockRestore();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    event: 'request_failed',
    id,
    route: '/utfordringer',
    error: 'Error'
  });
  expect(lines[0]).not.toContain('kari');
  expect(lines[0]).toContain('log.test.ts');
});
