import { describe, expect, it, vi } from 'vitest';
import { describe as described, logFault } from '../../src/lib/server/log';

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

describe('what is never in a log', () => {
  const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJkMSJ9', 'c2lnbmF0dXI'].join('.');
  it.each([
    ['a mail address', 'no mail to kari.nordmann@stud.ntnu.no today', 'kari'],
    ['a token', `jwt ${token} expired`, 'eyJ'],
    ['the id of a person', 'no row d1000000-0000-4000-8000-000000000002 in profiles', 'd1000000'],
    ['the address of a machine', 'too many from 203.0.113.77', '203.0'],
    ['a national id', 'value 010190 12345 is too long', '12345'],
    ['a phone number', 'call 912 34 567 back', '912'],
    ['what a row holds', 'Key (name)=(Kari Nordmann) already exists', 'Kari'],
    [
      'a long text',
      `invalid input "${'Jeg bor alene og trenger hjelp med å komme meg ut '.repeat(2)}"`,
      'alene'
    ]
  ])('%s', (_, message, part) => {
    expect(message).toContain(part);
    expect(JSON.stringify(described(new Error(message)).message)).not.toContain(part);
    expect(described(message).error).not.toContain(part);
  });

  it('and what tells the fault is still there', () => {
    expect(
      described(new Error('duplicate key value violates unique constraint "interests_one_live" on port 3000'))
        .message
    ).toBe('duplicate key value violates unique constraint "interests_one_live" on port 3000');
  });
});
