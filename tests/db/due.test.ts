/** Due work: what runs when, and what is left to read of it. The clock is the test's own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.sql(`delete from private.jobs`);
  await world.database.exec(`
    create table private.marks (at timestamptz);
    create function private.job_mark(at timestamptz) returns text language sql as
      'insert into private.marks values (at) returning ''done''';
    create function private.job_break(at timestamptz) returns text language plpgsql as
      'begin insert into private.marks values (at); raise exception ''no'' using errcode = ''SK001''; end';
    insert into private.jobs (name, every, due_at) values
      ('mark', '1 hour', '2030-01-01T10:00Z'), ('break', '1 day', '2030-01-01T10:30Z');
  `);
});
afterAll(() => world.close());

const run = async (at: string) =>
  (await world.sql<{ said: object }>('select private.run_due($1) as said', [at]))[0]?.said;
const marks = async () => (await world.sql('select 1 from private.marks')).length;

describe('due work', () => {
  it('runs what is due and nothing else, and the next run is counted from this one', async () => {
    expect(await run('2030-01-01T09:59Z')).toEqual({});
    expect(await run('2030-01-01T10:00Z')).toEqual({ mark: 'done' });
    expect(await run('2030-01-01T10:29Z')).toEqual({});
    expect(await marks()).toBe(1);
  });

  it('takes back what a failed job did, and goes on with the others', async () => {
    expect(await run('2030-01-01T11:30Z')).toEqual({ break: 'failed: SK001', mark: 'done' });
    expect(await marks()).toBe(2);
  });

  it('leaves a record of each run: when it was due, when it ran, and what it answered', async () => {
    const rows = await world.sql(
      'select job, due_at, at, failed, outcome, took_ms between 0 and 60000 as timed from private.job_runs order by id'
    );
    const first = { job: 'mark', failed: false, outcome: 'done', timed: true };
    expect(rows).toEqual([
      { ...first, due_at: '2030-01-01T10:00:00+00:00', at: '2030-01-01T10:00:00+00:00' },
      {
        job: 'break',
        due_at: '2030-01-01T10:30:00+00:00',
        at: '2030-01-01T11:30:00+00:00',
        failed: true,
        outcome: 'failed: SK001',
        timed: true
      },
      { ...first, due_at: '2030-01-01T11:00:00+00:00', at: '2030-01-01T11:30:00+00:00' }
    ]);
  });

  it('forgets its record after 90 days', async () => {
    await world.sql(
      `insert into private.jobs (name, every, due_at) values ('purge_runs', '1 day', '2030-04-01T11:00Z')`
    );
    expect(await run('2030-04-01T11:00Z')).toMatchObject({ purge_runs: '1' });
  });
});
