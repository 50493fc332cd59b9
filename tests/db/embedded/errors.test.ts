import { inspect } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { tinyDatabase, type Tiny } from './support/world';

let tiny: Tiny;
beforeAll(async () => {
  tiny = await tinyDatabase();
});

const fail = async ({ client }: Tiny, code: string) => {
  const { status, error } = await client().rpc('fail', { code });
  return { status, ...error };
};

describe('repair 3: database errors are answered as PostgREST answers them', () => {
  it.each([
    ['P0001', 400],
    ['SK001', 400],
    ['23514', 400],
    ['23505', 409],
    ['40001', 500],
    ['40P01', 500],
    ['57014', 500],
    ['42501', 401],
    ['PT401', 401],
    ['PT413', 413]
  ])('%s is %i with code, message and details', async (code, status) => {
    const answer = await fail(tiny, code);
    expect(answer).toMatchObject({ status, code, message: 'told', details: 'field' });
  });

  it('the broken variant: our own codes arrive as 500 without a code', async () => {
    const answer = await fail(await tinyDatabase({ repairs: { errors: false } }), 'SK001');
    expect(answer).toMatchObject({ status: 500, code: 'SUP' });
  });

  it('what lite prints of an error holds no value of the row', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await fail(tiny, 'P0001');
    const text = printed.mock.calls.map((call) => call.map((part) => inspect(part)).join(' ')).join('\n');
    printed.mockRestore();
    expect(text).toContain('"code":"P0001"');
    expect(text).not.toContain('told');
    expect(text).not.toContain('field');
  });
});
