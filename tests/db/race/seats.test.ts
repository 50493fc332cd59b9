/** Twenty people on twenty connections to a real Postgres, after the last seats of one meeting. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Registration } from '../../../src/lib/domain/registrations/registration';
import { meetingIn, meetingRow, registerArgs } from '../meeting-stories';
import { newPerson, op, speakAs, type Op, type OpResult, type World } from '../world';
import { openWorlds, type Worlds } from './worlds';

const crowd = 20;
const capacity = 7;

let worlds: Worlds;
let uids: string[];
beforeAll(async () => {
  worlds = await openWorlds(crowd);
  uids = await Promise.all(
    worlds.sessions.map((session) => newPerson(session, `gjest-${randomUUID()}@example.org`))
  );
});
afterAll(() => worlds.close());

const sendAs = (session: World, uid: string, operation: Op): Promise<OpResult> =>
  session.database.transaction(async (inside) => {
    await speakAs(inside, 'stranger', uid);
    const [row] = await inside.query<{ answer: { results: OpResult[] } }>(
      'select public.sync_push($1::jsonb) as answer',
      [JSON.stringify([operation])]
    );
    return row?.answer.results[0] as OpResult;
  });

/** Everybody at once, each on a connection of their own. */
const all = (operationOf: (n: number) => Op | undefined): Promise<(OpResult | undefined)[]> =>
  Promise.all(
    worlds.sessions.map((session, n) => {
      const operation = operationOf(n);
      return operation && sendAs(session, uids[n] ?? '', operation);
    })
  );

const stateIn = (result: OpResult | undefined): string | undefined => {
  const row = result?.rows?.find(({ entity }) => entity === 'registrations')?.row;
  return (row as Registration | undefined)?.state;
};

type Row = Pick<Registration, 'id' | 'person_id' | 'number' | 'state'>;
const line = (meeting: string): Promise<Row[]> =>
  worlds.first.sql<Row>(
    'select id, person_id, number, state from public.registrations where meeting_id = $1 order by number',
    [meeting]
  );

describe('the last seats', () => {
  it('are given once each, in the order of the line, and so are those that come back', async () => {
    const meeting = await meetingIn(worlds.first, 'confirmed', { capacity });
    const ids: string[] = uids.map(() => randomUUID());
    const answers = await all((n) =>
      op('registrations.register', registerArgs(meeting, { id: ids[n] ?? '' }))
    );
    expect(answers.map((answer) => answer?.status)).toEqual(uids.map(() => 'applied'));

    const first = await line(meeting);
    expect(first.map(({ number }) => number)).toEqual(uids.map((_, n) => n + 1));
    expect(first.map(({ state }) => state)).toEqual(
      uids.map((_, n) => (n < capacity ? 'registered' : 'waiting'))
    );
    // Each was told at once whether it was a seat or a place in the line.
    for (const { id, state } of first) expect(stateIn(answers[ids.indexOf(id)])).toBe(state);
    expect(await meetingRow(worlds.first, meeting)).toMatchObject({
      taken: capacity,
      waiting: crowd - capacity
    });

    // All who have a seat but one give it back, and so do some who wait, all at once.
    const leaving = first.filter(({ state, number }) =>
      state === 'registered' ? number > 1 : number % 3 === 0
    );
    const gone = new Set(leaving.map(({ id }) => id));
    await all((n) => (gone.has(ids[n] ?? '') ? op('registrations.cancel', { id: ids[n] ?? '' }) : undefined));
    const second = await line(meeting);
    const left = second.filter(({ id }) => !gone.has(id));
    expect(second.filter(({ id }) => gone.has(id)).every(({ state }) => state === 'cancelled')).toBe(true);
    // An offer that came before its person left is as given back as a seat: whoever is first now has it.
    expect(left.map(({ state }) => state)).toEqual(
      left.map((_, n) => (n === 0 ? 'registered' : n < capacity ? 'offered' : 'waiting'))
    );

    // Those who are offered one take it while newcomers try; nobody passes those who wait.
    const offered = new Set(left.filter(({ state }) => state === 'offered').map(({ id }) => id));
    await all((n) => {
      const id = ids[n] ?? '';
      if (offered.has(id)) return op('registrations.accept', { id });
      return gone.has(id) ? op('registrations.register', registerArgs(meeting)) : undefined;
    });
    const third = await line(meeting);
    const live = third.filter(({ state }) => state !== 'cancelled');
    expect(live.map(({ state }) => state)).toEqual(
      live.map((_, n) => (n < capacity ? 'registered' : 'waiting'))
    );
    expect(await meetingRow(worlds.first, meeting)).toMatchObject({
      taken: capacity,
      waiting: live.length - capacity
    });
    const told = await worlds.first.sql<{ times: number }>(
      `select count(*)::int as times from public.notifications
       where kind = 'seat_offered' and channel = 'app' and key like $1 group by person_id`,
      [`${meeting}:%`]
    );
    expect(told.every(({ times }) => times === 1)).toBe(true);
    expect(told.length).toBeGreaterThanOrEqual(offered.size);
  });

  it('are not given twice to one person on two phones', async () => {
    const meeting = await meetingIn(worlds.first, 'confirmed', { capacity });
    const uid = uids[0] ?? '';
    const results = await Promise.all(
      worlds.sessions.map((session) =>
        sendAs(session, uid, op('registrations.register', registerArgs(meeting)))
      )
    );
    expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1);
    expect(results.filter(({ code }) => code === 'already_exists')).toHaveLength(crowd - 1);
    expect(await meetingRow(worlds.first, meeting)).toMatchObject({ taken: 1, waiting: 0 });
  });
});
