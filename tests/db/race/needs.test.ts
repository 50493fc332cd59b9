/** A need whose meeting and challenge become public at the same time, on two connections to a real Postgres. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { meetingIn, needArgs } from '../meeting-stories';
import { op } from '../world';
import { openWorlds, type Worlds } from './worlds';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(2);
});
afterAll(() => worlds.close());

/** Lets nobody on before all are there. */
const meetingPoint = (all: number): (() => Promise<void>) => {
  let there = 0;
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    there += 1;
    if (there === all) open();
    return opened;
  };
};

it('is known to anyone afterwards, whoever comes first, and neither waits for the other', async () => {
  const [one, two] = worlds.sessions;
  if (!one || !two) throw new Error('two sessions');
  for (let round = 0; round < 10; round += 1) {
    const meeting = await meetingIn(worlds.first, 'draft');
    const needs = [await needArgs(worlds.first, meeting), await needArgs(worlds.first, meeting)];
    for (const args of needs) await worlds.first.apply('contact', op('meeting_needs.add', args));
    const challenge = needs[round % 2]?.challenge_id;
    const ready = meetingPoint(2);
    await Promise.all([
      one.database.transaction(async (inside) => {
        await inside.query('select from public.challenges where id = $1 for update', [challenge]);
        await ready();
        await inside.query(
          `update public.challenges set state = 'published', slug = $2, published_at = now() where id = $1`,
          [challenge, `samtidig-${randomUUID()}`]
        );
      }),
      two.database.transaction(async (inside) => {
        await inside.query('select from public.meetings where id = $1 for update', [meeting]);
        await ready();
        await inside.query(
          `update public.meetings set state = 'confirmed', slug = $2, published_at = now() where id = $1`,
          [meeting, `samtidig-${randomUUID()}`]
        );
      })
    ]);
    const known = await worlds.first.sql(
      `select id from private.sync_feed where entity = 'meeting_needs' and audience = 'pub' and not gone and id = any ($1)`,
      [needs.map(({ id }) => id)]
    );
    expect(known).toEqual([{ id: needs[round % 2]?.id }]);
  }
});
