import { describe, expect, it, vi } from 'vitest';
import { describe as described, logFault } from '../../src/lib/server/log';
import { refuse } from '../../src/lib/server/http/answers';

/** The lines that `work` writes on this stream. */
const linesOf = (stream: 'stdout' | 'stderr', work: () => unknown): string[] => {
  const written = vi.spyOn(process[stream], 'write').mockReturnValue(true);
  work();
  const lines = written.mock.calls.map(([line]) => String(line));
  written.mockRestore();
  return lines;
};

it('a fault is one line of JSON under the id the person sees, without what a person wrote', () => {
  const error = new Error(
    'duplicate key: Key (email)=(kari@example.org) exists, mail to <kari@example.org>\nsecond line'
  );
  let id = '';
  const lines = linesOf('stderr', () => {
    id = logFault('request_failed', error, { route: '/utfordringer', status: 500 });
  });
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

it('a refusal is one line with its code, and nothing of who asked', () => {
  const lines = linesOf('stdout', () => refuse(429, 'rate_limited'));
  expect(lines).toHaveLength(1);
  const { time, ...rest } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect(time).toEqual(expect.any(String));
  expect(rest).toEqual({ level: 'warn', event: 'refused', code: 'rate_limited', status: 429 });
});

describe('what is never in a log', () => {
  const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJkMSJ9', 'c2lnbmF0dXI'].join('.');
  it.each([
    ['a mail address', 'no mail to kari.nordmann@stud.ntnu.no today', 'kari'],
    ['a token', `jwt ${token} expired`, 'eyJ'],
    ['the id of a person', 'no row d1000000-0000-4000-8000-000000000002 in profiles', 'd1000000'],
    ['the address of a machine', 'too many from 203.0.113.77', '203.0'],
    ['a new address', 'too many from 2001:db8:85a3::8a2e:370:7334', '2001'],
    ['a new address in full with a port', 'connect ECONNREFUSED 2001:db8:1:2:3:4:5:6:443', '2001'],
    ['a new address in brackets', 'no answer from [2001:db8::1]:3000', 'db8'],
    ['a new address after a word', 'peer:2001:db8::7334', '7334'],
    ['a new address of this net', 'bound to fe80::1ff:fe23:4567:890a%eth0.', 'fe23'],
    ['an old address in a new one', 'from ::ffff:203.0.113.77', '203.0'],
    ['a national id', 'value 010190 12345 is too long', '12345'],
    ['a phone number', 'call 912 34 567 back', '912'],
    ['what a row holds', 'Key (name)=(Kari Nordmann) already exists', 'Kari'],
    [
      'a long text',
      `invalid input "${'Jeg bor alene og trenger hjelp med å komme meg ut '.repeat(2)}"`,
      'alene'
    ],
    ['a short name', 'invalid input syntax for type uuid: "Kari Nordmann"', 'Kari'],
    ['a name in single marks', "cannot read 'Kari Nordmann' as a date", 'Kari'],
    ['a name with a mark in it', "cannot read 'Kari O'Nordmann' as a date", 'Nordmann'],
    ['a name with marks in it', 'invalid input "Kari "Kalle" Nordmann"', 'Kalle'],
    ['a name over two lines', 'invalid input "Kari\nNordmann" for uuid', 'Nordmann'],
    ['a name whose mark is cut off', 'invalid input: "Kari Nordmann and mo', 'Nordmann'],
    ['a name in Norwegian marks', 'ugyldig verdi «Kari Nordmann»', 'Kari'],
    ['a name where a column is named', 'no column "Kari Nordmann" here', 'Kari'],
    ['a row as JSON', 'bad row {"name":"Kari","place":"Gjøvik"}', 'Kari']
  ])('%s', (_, message, part) => {
    expect(message).toContain(part);
    expect(JSON.stringify(described(new Error(message)).message)).not.toContain(part);
    expect(described(message).error).not.toContain(part);
  });

  it('a message whose lines look like places in the code', () => {
    expect(described(new Error('bad\n    at Kari Nordmann (hjemme)')).where).not.toContain('Kari');
  });

  it.each([
    'duplicate key value violates unique constraint "interests_one_live" on port 3000',
    'null value in column "answer_by" of relation "interests" violates not-null constraint at 12:34:56',
    'permission denied for table challenges',
    'function private.step(text) does not exist'
  ])('and what tells the fault is still there: %s', (message) => {
    expect(described(new Error(message)).message).toBe(message);
  });
});
