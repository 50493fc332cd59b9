/** The thread of an interest: two sides write, nobody else reads. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/lib/domain/registry';
import { entities, type Entity } from '../../src/lib/domain/rows';
import type { View } from '../../src/lib/domain/commands';
import { people, persons, places, type Actor, type Person } from './people';
import { actAt, challengeIn, interestArgs, interestIn, messageArgs } from './stories';
import { newPerson, op, World, type Op, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const code = async (actor: Person, operation: Op): Promise<string> => {
  const { status, code } = await world.send(actor, operation);
  return code ?? status;
};

const write = (id: string, text = 'Når passer det å møtes?') =>
  op('conversations.write', { ...messageArgs(id), text });

/** The texts of a thread that an actor reads, in order. */
const texts = async (actor: Actor, id: string): Promise<string[]> =>
  (
    await world.as<{ text: string }>(
      actor,
      'select text from public.messages where conversation_id = $1 order by number',
      [id]
    )
  ).map(({ text }) => text);

const thread = async (id: string) => {
  const [row] = await world.sql<{ messages: number; sender_read: number; unit_read: number }>(
    'select messages, sender_read, unit_read from public.conversations where id = $1',
    [id]
  );
  return row;
};

describe('a thread', () => {
  it('is read by the sender and those who answer, and by nobody else on earth', async () => {
    const { id } = await interestIn(world, 'sent');
    await world.apply('student', write(id, 'Hei.'));
    await world.apply('contact', write(id, 'Hei selv.'));
    const readers: Person[] = ['student', 'contact', 'leader', 'deputy'];
    for (const person of persons)
      expect([person, await texts(person, id)]).toEqual([
        person,
        readers.includes(person) ? ['Hei.', 'Hei selv.'] : []
      ]);
    for (const actor of ['anon', 'service_role'] as const)
      expect(await world.refusal(actor, 'select * from public.messages')).toMatchObject({ code: '42501' });
  });

  it('never reaches the phone of a coordinator, of either side', async () => {
    const { id } = await interestIn(world, 'sent');
    await world.apply('contact', write(id));
    for (const person of ['coordinator', 'coordinatorNtnu', 'coordinatorTrondheim'] as const) {
      const { rows, members } = await world.pull(person);
      expect([person, rows.messages, rows.conversations, rows.interests]).toEqual([
        person,
        undefined,
        undefined,
        undefined
      ]);
      expect(members.filter(([, entity]) => entity === 'messages' || entity === 'conversations')).toEqual([]);
      expect(await code(person, write(id))).toBe('not_found');
      expect(await code(person, op('conversations.read', { id, number: 1 }))).toBe('not_found');
    }
  });

  it('is read by a coordinator who answers for the challenge, as one who answers', async () => {
    const { id } = await interestIn(world, 'sent');
    await world.apply('student', write(id, 'Hei.'));
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.coordinator, places.care]
    );
    expect(await texts('coordinator', id)).toEqual(['Hei.']);
    await world.sql('delete from public.unit_roles where person_id = $1', [people.coordinator]);
    expect(await texts('coordinator', id)).toEqual([]);
  });

  it('closes at once to a contact who loses the role, and leaves their phone', async () => {
    const { id, challenge } = await interestIn(world, 'sent');
    await world.apply('student', write(id, 'Hei.'));
    const uid = await newPerson(world, `${randomUUID()}@gjovik.kommune.no`);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
      [uid, places.care]
    );
    await world.sql('update public.challenge_cases set contact_id = $2 where id = $1', [challenge, uid]);
    expect(await texts('contact', id)).toEqual([]);
    expect(await code('contact', write(id))).toBe('not_found');
    const { members } = await world.pull('contact');
    expect(members.filter(([, , row, gone]) => row === id && !gone)).toEqual([]);
    const answer = await actAt(world, uid, 'conversations.write', messageArgs(id), new Date().toISOString());
    expect(answer.status).toBe('applied');
    await world.sql('delete from public.unit_roles where person_id = $1', [uid]);
    await expect(
      actAt(world, uid, 'conversations.write', messageArgs(id), new Date().toISOString())
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('of one student is not that of another in the same challenge', async () => {
    const { id, challenge } = await interestIn(world, 'sent');
    const other = interestArgs(challenge);
    await world.apply('otherStudent', op('interests.send', other));
    await world.apply('contact', write(id, 'Til den ene.'));
    await world.apply('contact', write(other.id, 'Til den andre.'));
    expect(await texts('otherStudent', id)).toEqual([]);
    expect(await texts('otherStudent', other.id)).toEqual(['Til den andre.']);
    expect(await code('otherStudent', write(id))).toBe('not_found');
  });

  it('counts its messages in the order they came, whoever wrote them', async () => {
    const { id } = await interestIn(world, 'sent');
    await world.push('student', [write(id, 'en'), write(id, 'to'), write(id, 'tre')]);
    await world.push('leader', [write(id, 'fire'), write(id, 'fem')]);
    expect(await texts('student', id)).toEqual(['en', 'to', 'tre', 'fire', 'fem']);
    expect(await thread(id)).toEqual({ messages: 5, sender_read: 3, unit_read: 5 });
  });

  it('takes a message once, also when it comes twice or with a taken id', async () => {
    const { id } = await interestIn(world, 'sent');
    const first = write(id, 'en gang');
    await world.push('student', [first, first]);
    expect(await texts('student', id)).toEqual(['en gang']);
    const again = op('conversations.write', {
      ...(first.args as ReturnType<typeof messageArgs>),
      text: 'noe annet'
    });
    expect(await code('student', again)).toBe('already_exists');
    expect(await texts('student', id)).toEqual(['en gang']);
    expect(await thread(id)).toMatchObject({ messages: 1 });
  });

  it('remembers how far each side has read, and never goes back', async () => {
    const { id } = await interestIn(world, 'sent');
    await world.push('student', [write(id), write(id), write(id)]);
    const read = (number: number) => op('conversations.read', { id, number });
    expect(await code('deputy', read(2))).toBe('applied');
    expect(await code('contact', read(1))).toBe('applied');
    expect(await thread(id)).toMatchObject({ sender_read: 3, unit_read: 2 });
    expect(await world.send('contact', read(4))).toMatchObject({ code: 'invalid', field: 'number' });
  });

  it('that has no message yet cannot be read', async () => {
    const { id } = await interestIn(world, 'sent');
    expect(await code('student', op('conversations.read', { id, number: 1 }))).toBe('not_found');
  });

  it('stays open when the interest is accepted, and can be read when it is over', async () => {
    const { id } = await interestIn(world, 'accepted');
    await world.apply('student', write(id, 'Så fint.'));
    await world.apply('student', op('interests.withdraw', { id }));
    expect(await code('contact', write(id))).toBe('wrong_state');
    expect(await texts('contact', id)).toEqual(['Så fint.']);
    expect(await code('contact', op('conversations.read', { id, number: 1 }))).toBe('applied');
  });
});

describe('more that is asked', () => {
  it('stands in the thread, and so does the reply', async () => {
    const { id } = await interestIn(world, 'seen');
    await world.apply('contact', op('interests.ask', { ...messageArgs(id), text: 'Når?' }));
    await world.apply('student', op('interests.reply', { ...messageArgs(id), text: 'I januar.' }));
    expect(await texts('leader', id)).toEqual(['Når?', 'I januar.']);
  });

  it('is replied to by any message of the sender, also one written before the phone knew', async () => {
    const { id } = await interestIn(world, 'asked');
    await world.apply('contact', write(id, 'Det haster litt.'));
    expect(await world.sql('select state from public.interests where id = $1', [id])).toEqual([
      { state: 'asked' }
    ]);
    const { rows } = await world.apply('student', write(id, 'I januar.'));
    expect(rows?.map(({ entity }) => entity)).toEqual(['interests', 'conversations', 'messages']);
    expect(await world.sql('select state from public.interests where id = $1', [id])).toEqual([
      { state: 'seen' }
    ]);
  });
});

describe('too many messages', () => {
  it('are refused after sixty in an hour, from one person, whatever the thread', async () => {
    const sender: Person = 'researcher';
    const threads = [await interestIn(world, 'sent', sender), await interestIn(world, 'sent', sender)];
    const at = (minute: number) => new Date(Date.UTC(2027, 0, 15, 11, minute)).toISOString();
    const writeAt = (n: number, minute: number) =>
      actAt(world, sender, 'conversations.write', messageArgs(threads[n % 2]?.id ?? ''), at(minute));
    for (let n = 0; n < 60; n += 1) await writeAt(n, 0);
    await expect(writeAt(60, 59)).rejects.toMatchObject({ message: 'rate_limited' });
    await expect(
      actAt(world, 'contact', 'conversations.write', messageArgs(threads[0]?.id ?? ''), at(59))
    ).resolves.toMatchObject({ status: 'applied' });
    expect(await writeAt(61, 61)).toMatchObject({ status: 'applied' });
  });
});

describe('a person who leaves', () => {
  it('takes the thread along when they sent the interest', async () => {
    const uid = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
    await world.sql(
      `insert into public.affiliations (person_id, organisation_id, role) values ($1, $2, 'student')`,
      [uid, places.university]
    );
    const args = interestArgs(await challengeIn(world, 'published'));
    await actAt(world, uid, 'interests.send', args, new Date().toISOString());
    await actAt(world, uid, 'conversations.write', messageArgs(args.id), new Date().toISOString());
    await world.apply('contact', write(args.id));
    await world.sql('delete from auth.users where id = $1', [uid]);
    expect(await thread(args.id)).toBeUndefined();
    expect(await world.sql('select 1 from public.messages where conversation_id = $1', [args.id])).toEqual(
      []
    );
    expect(
      await world.sql(
        `select 1 from private.sync_feed where entity in ('messages', 'conversations') and id = $1 and not gone`,
        [args.id]
      )
    ).toEqual([]);
  });

  it('leaves what was written for the unit', async () => {
    const { id } = await interestIn(world, 'sent');
    const uid = await newPerson(world, `${randomUUID()}@gjovik.kommune.no`);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'deputy')`,
      [uid, places.care]
    );
    await actAt(world, uid, 'conversations.write', messageArgs(id), new Date().toISOString());
    await world.sql('delete from auth.users where id = $1', [uid]);
    expect(
      await world.sql('select author_id, side from public.messages where conversation_id = $1', [id])
    ).toEqual([{ author_id: null, side: 'unit' }]);
  });
});

describe('what the phone shows until the server has answered', () => {
  /** What differs between the phone's picture and the answer, the server's own stamps and clock aside. */
  const differs = async (person: Person, operation: Op, base: OpResult[]): Promise<string[]> => {
    const view = Object.fromEntries(entities.map((entity) => [entity, new Map()])) as View;
    for (const { rows } of base)
      for (const { entity, row } of rows ?? []) (view[entity] as Map<string, unknown>).set(row.id, row);
    const { apply } = commands[operation.kind as 'conversations.write'];
    apply(view, operation.args as never, { uid: people[person], now: new Date().toISOString() });
    const answer = await world.apply(person, operation);
    const plain = (row: unknown) =>
      Object.fromEntries(
        Object.entries(row as object).filter(([key]) => !/^rev$|_at$|^answer_by$/.test(key))
      );
    return (answer.rows ?? []).flatMap(({ entity, row }) => {
      const shown = (view[entity as Entity] as Map<string, unknown>).get(row.id);
      return JSON.stringify(Object.entries(plain(shown ?? {})).sort()) ===
        JSON.stringify(Object.entries(plain(row)).sort())
        ? []
        : [`${entity}: ${JSON.stringify(shown)} ≠ ${JSON.stringify(row)}`];
    });
  };

  it('is what the server answers', async () => {
    const challenge = await challengeIn(world, 'published');
    const args = interestArgs(challenge);
    const { id } = args;
    const base = [await world.apply('student', op('interests.send', args))];
    const steps: [Person, Op][] = [
      ['contact', op('interests.see', { id })],
      ['contact', op('interests.ask', messageArgs(id))],
      ['student', op('interests.reply', messageArgs(id))],
      ['leader', write(id)],
      ['student', op('conversations.read', { id, number: 3 })],
      ['student', write(id)]
    ];
    for (const [person, operation] of steps) {
      const before = base.slice();
      expect([operation.kind, await differs(person, operation, before)]).toEqual([operation.kind, []]);
      // The same again: nothing is done twice, and the rows are answered as they are.
      base.push(await world.apply(person, operation));
    }
  });
});
