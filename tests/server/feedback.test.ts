import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backend, closeBackend, startBackend } from '../../src/lib/server/backend';
import * as feedback from '../../src/lib/server/feedback';
import { publicClient } from '../../src/lib/server/supabase';
import { config, dataDir } from '../db/embedded/support/world';

beforeAll(async () => {
  await startBackend(config(await dataDir(), { DEMO: 'off' }));
});
afterAll(closeBackend);

const yes = { page: '/utfordringer', language: 'nn', found: 'yes' };
const send = async (body: unknown, address: string) => feedback.send(await publicClient(), body, address);
const sql = async (text: string) => (await backend()).embedded?.sql(text);

describe('feedback on a page', () => {
  it('is taken', async () => {
    expect(await send(yes, '192.0.2.1')).toBeNull();
    expect(await send({ ...yes, found: 'no', lacking: 'outdated' }, '192.0.2.1')).toBeNull();
    expect(await sql('select count(*)::int as count from private.feedback')).toEqual([{ count: 2 }]);
  });

  it.each([
    null,
    'x',
    [],
    {},
    { ...yes, page: '//evil?x' },
    { ...yes, lacking: 'outdated' },
    { ...yes, x: 1 }
  ])('%j is refused, and never reaches the database', async (body) => {
    expect(await send(body, '192.0.2.2')).toBe('invalid');
  });

  it('ends after ten from one address, which is written down nowhere', async () => {
    const answers: (string | null)[] = [];
    for (let count = 0; count < 11; count += 1) answers.push(await send(yes, '192.0.2.3'));
    expect(answers.slice(9)).toEqual([null, 'rate_limited']);
    expect(await send(yes, '192.0.2.4')).toBeNull();
    expect(JSON.stringify(await sql('select * from private.limits'))).not.toContain('192.0.2');
  });
});
