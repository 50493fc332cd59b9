import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from './people';
import { challengeIn, challengeRow, firstSave, interestArgs } from './stories';
import { op, rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const refusedCall = (ops: unknown, actor: 'contact' | 'anon' = 'contact') =>
  world.refusal(actor, 'select public.sync_push($1::jsonb)', [JSON.stringify(ops)]);

const storedOps = async (opId: string): Promise<number> =>
  (await world.sql('select 1 from private.sync_ops where op_id = $1', [opId])).length;

describe('an operation', () => {
  it('is applied and answers with the rows as they became', async () => {
    const id = randomUUID();
    const result = await world.send('contact', op('challenges.save', firstSave(id)));
    expect(result.status).toBe('applied');
    expect(result.rows?.map(({ entity, row }) => [entity, row.id])).toEqual([
      ['challenges', id],
      ['challenge_cases', id]
    ]);
    expect(result.rows?.[0]?.row).toEqual(await challengeRow(world, id));
  });

  it('sent again gets the stored result and has no second effect (P2)', async () => {
    const operation = op('challenges.save', firstSave(randomUUID()));
    const first = await world.send('contact', operation);
    const again = await world.send('contact', operation);
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('sent again with another base_rev or prev is still the same intent', async () => {
    const operation = op('challenges.save', firstSave(randomUUID()));
    const first = await world.send('contact', operation);
    const again = await world.send('contact', { ...operation, base_rev: 7, prev: randomUUID() });
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('rejected before is rejected again, even when it would go well now', async () => {
    const challenge = await challengeIn(world, 'submitted');
    const operation = op('interests.send', interestArgs(challenge));
    expect((await world.send('student', operation)).code).toBe('unknown_reference');
    await world.apply('coordinator', op('challenges.publish', { id: challenge }));
    expect(await world.send('student', operation)).toMatchObject({ status: 'rejected', replayed: true });
  });

  it('with the id of an operation of other arguments, or of another person, is refused', async () => {
    const operation = op('challenges.save', firstSave(randomUUID()));
    await world.apply('contact', operation);
    const changed = { ...operation, args: { ...firstSave(randomUUID()) } };
    expect(await world.send('contact', changed)).toMatchObject({ status: 'rejected', code: 'op_id_reuse' });
    expect(await world.send('leader', operation)).toMatchObject({ status: 'rejected', code: 'op_id_reuse' });
    expect(await world.send('leader', operation)).not.toHaveProperty('rows');
  });

  it('of an unknown command or version is refused', async () => {
    expect(await world.send('contact', rawOp('challenges.fly', { id: randomUUID() }))).toMatchObject({
      status: 'rejected',
      code: 'unknown_command'
    });
    expect(
      await world.send('contact', rawOp('challenges.submit', { id: randomUUID() }, { v: 2 }))
    ).toMatchObject({
      status: 'rejected',
      code: 'unknown_version'
    });
  });
});

describe('a call', () => {
  it('applies its operations in order', async () => {
    const id = randomUUID();
    const save = op('challenges.save', firstSave(id));
    const submit = op('challenges.submit', { id }, { prev: save.op_id });
    const withdraw = op('challenges.withdraw', { id }, { prev: submit.op_id });
    const results = await world.push('contact', [save, submit, withdraw]);
    expect(results.map(({ op_id, status }) => [op_id, status])).toEqual(
      [save, submit, withdraw].map(({ op_id }) => [op_id, 'applied'])
    );
    expect((await challengeRow(world, id)).state).toBe('withdrawn');
  });

  it('goes on after a bad operation', async () => {
    const [first, bad, last] = [randomUUID(), randomUUID(), randomUUID()];
    const results = await world.push('contact', [
      op('challenges.save', firstSave(first)),
      rawOp('challenges.save', { id: bad, title: 7 }),
      op('challenges.save', firstSave(last))
    ]);
    expect(results.map(({ status, code }) => code ?? status)).toEqual(['applied', 'wrong_type', 'applied']);
    await challengeRow(world, last);
  });

  it('of more than 20 operations is refused as a whole', async () => {
    const ops = Array.from({ length: 21 }, () => op('challenges.save', firstSave(randomUUID())));
    expect(await refusedCall(ops)).toMatchObject({ code: 'PT413', message: 'too_many_ops' });
    expect(await refusedCall(ops.slice(1))).toBeNull();
  });

  it.each([
    ['no list', {}],
    ['null', null],
    ['an operation that is no object', [7]],
    ['no id', [{ kind: 'challenges.submit', v: 1, args: {} }]],
    ['an id that is no uuid', [{ op_id: 'x', kind: 'challenges.submit', v: 1, args: {} }]],
    ['no kind', [{ op_id: randomUUID(), v: 1, args: {} }]],
    [
      'a version that is no whole number',
      [{ op_id: randomUUID(), kind: 'challenges.submit', v: 1.5, args: {} }]
    ],
    [
      'a base_rev in words',
      [{ op_id: randomUUID(), kind: 'challenges.submit', v: 1, args: {}, base_rev: 'one' }]
    ],
    [
      'a prev that is no uuid',
      [{ op_id: randomUUID(), kind: 'challenges.submit', v: 1, args: {}, prev: 'x' }]
    ]
  ])('with %s is refused as a whole', async (_, ops) => {
    expect(await refusedCall(ops)).toMatchObject({ code: 'PT400', message: 'wrong_type' });
  });

  it('by someone who is not signed in stores nothing', async () => {
    const operation = op('challenges.save', firstSave(randomUUID()));
    expect(await refusedCall([operation], 'anon')).toMatchObject({ code: '42501' });
    const nobody = await world.database
      .transaction(async ({ query }) => {
        await query(`select set_config('role', 'authenticated', true)`);
        await query('select public.sync_push($1::jsonb)', [JSON.stringify([operation])]);
      })
      .catch((error: unknown) => error);
    expect(nobody).toMatchObject({ code: 'PT401', message: 'not_signed_in' });
    expect(await storedOps(operation.op_id)).toBe(0);
  });
});

describe('an operation that waits for the one before it in its lane', () => {
  it('takes the rev that the one before left', async () => {
    const id = randomUUID();
    const first = op('challenges.save', firstSave(id));
    const second = op('challenges.save', { id, title: 'Andre tittel' }, { prev: first.op_id });
    const third = op('challenges.save', { id, title: 'Tredje tittel' }, { prev: second.op_id, base_rev: 1 });
    expect((await world.push('contact', [first, second, third])).map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'applied'
    ]);
    expect((await challengeRow(world, id)).title).toBe('Tredje tittel');
  });

  it('is held, and not stored, when that one was refused', async () => {
    const id = randomUUID();
    const bad = rawOp('challenges.save', { ...firstSave(id), title: 7 });
    const waiting = op('challenges.submit', { id }, { prev: bad.op_id });
    const later = op('challenges.withdraw', { id }, { prev: waiting.op_id });
    const results = await world.push('contact', [bad, waiting, later]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'held', 'held']);
    expect(await world.send('contact', waiting)).toEqual({ op_id: waiting.op_id, status: 'held' });
    expect(await storedOps(waiting.op_id)).toBe(0);
    expect(await storedOps(later.op_id)).toBe(0);
  });

  it('is held when that one is a conflict', async () => {
    const id = await challengeIn(world, 'submitted');
    await world.apply('leader', op('challenges.save', { id, title: 'Lederens tittel' }, { base_rev: 3 }));
    const mine = op('challenges.save', { id, title: 'Min tittel' }, { base_rev: 3 });
    const next = op('challenges.withdraw', { id }, { prev: mine.op_id });
    expect((await world.push('contact', [mine, next])).map(({ status }) => status)).toEqual([
      'conflict',
      'held'
    ]);
    expect((await challengeRow(world, id)).state).toBe('submitted');
  });

  it('goes by its own base_rev when the server never saw that one', async () => {
    const id = await challengeIn(world, 'draft');
    const { rev } = await challengeRow(world, id);
    const operation = op(
      'challenges.save',
      { id, title: 'Ny tittel' },
      { base_rev: rev, prev: randomUUID() }
    );
    expect((await world.send('contact', operation)).status).toBe('applied');
  });
});

describe('an edit of a row that has changed since', () => {
  it('merges when others changed other fields', async () => {
    const id = await challengeIn(world, 'submitted');
    const { rev } = await challengeRow(world, id);
    await world.apply('leader', op('challenges.save', { id, place: 'Gjøvik sentrum' }, { base_rev: rev }));
    await world.apply('contact', op('challenges.save', { id, title: 'Min nye tittel' }, { base_rev: rev }));
    expect(await challengeRow(world, id)).toMatchObject({ place: 'Gjøvik sentrum', title: 'Min nye tittel' });
  });

  it('merges when the state has moved but the text has not', async () => {
    const id = await challengeIn(world, 'submitted');
    const { rev } = await challengeRow(world, id);
    await world.apply('coordinator', op('challenges.return', { id, note: 'Si mer.' }));
    await world.apply('contact', op('challenges.save', { id, title: 'Min nye tittel' }, { base_rev: rev }));
  });

  it('is a conflict when others changed the same field, and drops neither text (P10)', async () => {
    const id = await challengeIn(world, 'submitted');
    const { rev } = await challengeRow(world, id);
    await world.apply('leader', op('challenges.save', { id, title: 'Lederens tittel' }, { base_rev: rev }));
    const result = await world.send(
      'contact',
      op('challenges.save', { id, title: 'Min tittel', place: 'Hunndalen' }, { base_rev: rev })
    );
    expect(result).toMatchObject({ status: 'conflict', code: 'stale', fields: ['title'] });
    expect(result.row).toEqual(await challengeRow(world, id));
    expect(await challengeRow(world, id)).toMatchObject({ title: 'Lederens tittel', place: '' });
  });

  it('is applied when both wrote the same', async () => {
    const id = await challengeIn(world, 'submitted');
    const { rev } = await challengeRow(world, id);
    await world.apply('leader', op('challenges.save', { id, title: 'Samme tittel' }, { base_rev: rev }));
    const after = await challengeRow(world, id);
    await world.apply('contact', op('challenges.save', { id, title: 'Samme tittel' }, { base_rev: rev }));
    expect(await challengeRow(world, id)).toEqual(after);
  });

  it('without a base_rev counts as having seen nothing', async () => {
    const id = await challengeIn(world, 'draft');
    expect(await world.send('contact', op('challenges.save', { id, title: 'Blindt' }))).toMatchObject({
      status: 'conflict',
      fields: ['title']
    });
  });

  it('does not throw away or publish what the person has not read', async () => {
    const draft = await challengeIn(world, 'draft');
    expect(
      await world.send('contact', op('challenges.remove', { id: draft }, { base_rev: 1 }))
    ).toMatchObject({
      status: 'conflict',
      code: 'stale'
    });
    const submitted = await challengeIn(world, 'submitted');
    const { rev } = await challengeRow(world, submitted);
    await world.apply(
      'leader',
      op('challenges.save', { id: submitted, title: 'Ny tittel' }, { base_rev: rev })
    );
    const publish = op('challenges.publish', { id: submitted }, { base_rev: rev });
    expect(await world.send('coordinator', publish)).toMatchObject({ status: 'conflict', fields: ['title'] });
    expect((await challengeRow(world, submitted)).state).toBe('submitted');
  });

  it('of one’s own profile is judged the same way', async () => {
    const id = people.researcher;
    const first = await world.apply(
      'researcher',
      op('profiles.save', { id, name: 'Fra mobilen' }, { base_rev: 1 })
    );
    const rev = first.rows?.[0]?.row.rev;
    expect(rev).toBe(2);
    expect(
      await world.send('researcher', op('profiles.save', { id, name: 'Fra pc-en' }, { base_rev: 1 }))
    ).toMatchObject({ status: 'conflict', fields: ['name'], row: { name: 'Fra mobilen' } });
    await world.apply('researcher', op('profiles.save', { id, position: 'researcher' }, { base_rev: 1 }));
  });
});

describe('trouble of the moment', () => {
  /** Makes the next challenges.submit end with this SQLSTATE, for one statement. */
  const withTrouble = async (state: string, operation: ReturnType<typeof op>): Promise<unknown> =>
    world.database
      .transaction(async ({ exec, query }) => {
        await exec(`
          create function pg_temp.trouble() returns trigger language plpgsql as
            $$ begin raise exception 'trouble' using errcode = '${state}'; end $$;
          create trigger trouble before update on public.challenges for each row execute function pg_temp.trouble();
          select set_config('role', 'authenticated', true),
            set_config('request.jwt.claim.sub', '${people.contact}', true);`);
        const [row] = await query<{ answer: unknown }>('select public.sync_push($1::jsonb) as answer', [
          JSON.stringify([operation])
        ]);
        throw Object.assign(new Error('answered'), { answer: row?.answer });
      })
      .catch((error: unknown) => error);

  it.each(['40001', '40P01', '53100', '55P03', '57014', '08006', 'PT503', 'XX000'])(
    '%s ends the call and stores nothing',
    async (state) => {
      const id = await challengeIn(world, 'draft');
      const operation = op('challenges.submit', { id });
      expect(await withTrouble(state, operation)).toMatchObject({ code: state });
      expect(await storedOps(operation.op_id)).toBe(0);
      await world.apply('contact', operation);
    }
  );

  it.each([
    ['23505', 'already_exists'],
    ['23503', 'unknown_reference'],
    ['23514', 'invalid'],
    ['22P02', 'invalid'],
    ['54000', 'too_large'],
    ['42703', 'server_fault'],
    ['P0001', 'server_fault']
  ])('%s is an answer: %s', async (state, code) => {
    const id = await challengeIn(world, 'draft');
    expect(await withTrouble(state, op('challenges.submit', { id }))).toMatchObject({
      answer: { results: [{ status: 'rejected', code }] }
    });
  });
});
