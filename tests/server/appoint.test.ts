import { beforeAll, describe, expect, it } from 'vitest';
import { appoint, AppointmentError, readArguments } from '../../src/lib/server/appointment';
import { start, type Embedded } from '../../src/lib/server/embedded/start';
import { run } from '../db/embedded/support/process';
import { afterwards, clientOf, config, dataDir } from '../db/embedded/support/world';

let data: string;
const address = 'ny.koordinator@gjovik.kommune.no';
let embedded: Embedded;

beforeAll(async () => {
  data = await dataDir();
  embedded = await start(config(data));
  afterwards(() => embedded.close());
});

const give = (...words: string[]) => appoint(embedded.sql, readArguments(words));

const signIn = async (email: string) => {
  const client = clientOf((request) => embedded.fetch(request), embedded.key);
  await client.auth.signInWithOtp({ email });
  const token = /\b\d{6}\b/.exec(embedded.mails()[0]?.text ?? '')?.[0] ?? '';
  expect((await client.auth.verifyOtp({ email, token, type: 'email' })).error).toBeNull();
  expect((await client.rpc('session_begin')).error).toBeNull();
  return client;
};

describe('appointing', () => {
  it('a stranger to the app is told to sign in first, also when a code was only asked for', async () => {
    await clientOf((request) => embedded.fetch(request), embedded.key).auth.signInWithOtp({ email: address });
    await expect(give(address, 'coordinator', 'gjovik')).rejects.toThrow(AppointmentError);
  });

  it('a wrong slug is answered with those there are', async () => {
    await expect(give(address, 'leader', 'finnes-ikke')).rejects.toThrow(
      /There is no unit finnes-ikke\. There are:\n {2}\S+/
    );
  });

  it('gives the role once, and the person has it', async () => {
    const client = await signIn(address);
    const [partnership] = await embedded.sql<{ slug: string }>(
      'select slug from public.partnerships order by slug'
    );
    const [unit] = await embedded.sql<{ slug: string }>(
      `select slug from public.organisations where kind = 'unit' order by slug`
    );
    const slugs = { partnership: partnership?.slug ?? '', unit: unit?.slug ?? '' };
    expect(await give(address.toUpperCase(), 'coordinator', slugs.partnership)).toContain(
      'is now coordinator of'
    );
    expect(await give(address, 'coordinator', slugs.partnership)).toContain('was already coordinator of');
    expect(await give(address, 'leader', slugs.unit)).toContain('is now leader of');
    expect((await client.from('partnership_roles').select('role')).data).toEqual([{ role: 'coordinator' }]);
    expect((await client.from('unit_roles').select('role')).data).toEqual([{ role: 'leader' }]);
  });

  it.each([
    [[], 'Use: npm run appoint'],
    [['no-address', 'leader'], 'Use: npm run appoint'],
    [[address], 'No role is not a role'],
    [[address, 'boss'], 'boss is not a role'],
    [[address, 'leader'], "needs the unit's slug"],
    [[address, 'leader', 'a', 'b'], 'Use: npm run appoint']
  ])('%j is answered with how to use it', (words, message) => {
    expect(() => readArguments(words)).toThrow(message);
  });

  it('the command refuses a data folder in use, with a sentence', async () => {
    const command = run('../../../../src/lib/server/appoint.ts', [address, 'leader', 'x'], {
      DATA_DIR: data
    });
    expect(await command.exit).toMatchObject({ code: 1 });
    expect(command.output().join('\n')).toMatch(
      /^The data folder .* is in use by process \d+\. Stop that process/
    );
  });

  it('the command works on a stopped installation', async () => {
    await signIn('leder@gjovik.kommune.no');
    const [unit] = await embedded.sql<{ slug: string }>(
      `select slug from public.organisations where kind = 'unit' limit 1`
    );
    await embedded.close();
    const command = run(
      '../../../../src/lib/server/appoint.ts',
      ['leder@gjovik.kommune.no', 'deputy', unit?.slug ?? ''],
      {
        DATA_DIR: data
      }
    );
    await command.exit;
    expect(command.output().join('\n')).toMatch(/^leder@gjovik\.kommune\.no is now deputy of /);
  });
});
