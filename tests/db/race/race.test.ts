import { beforeAll, describe, expect, it } from 'vitest';
import { broken } from './broken';
import { entities } from '../../../src/lib/domain/rows';
import { ownDatabase } from '../../tools/shared-postgres';
import { connect } from './connection';
import { audienceKinds, everything, fedSince } from './everything';
import { movesOfRights } from './steps';
import { Race, wrongRows, type Report } from './race';
import { raceDatabases, type RaceDatabases } from './databases';

let databases: RaceDatabases;

beforeAll(async () => {
  databases = await raceDatabases();
});

const summary = (report: Report): string =>
  `${report.commits} commits, ${report.rollbacks} rolled back, ${report.retried} lost to the database; ` +
  `${report.rounds} pulls in ${report.pages} pages, ${report.received} changes; ${report.visible} rows compared; ` +
  `${report.wrong.extra.length} extra, ${report.wrong.missing.length} missing, ${report.wrong.stale.length} stale; ` +
  JSON.stringify(report.answers);

describe('readers under row level security while others write, for ten seconds', () => {
  it('hold at rest exactly what they may select of every table by every audience, in pages of three rows, and no cursor ever goes back', async () => {
    const url = await ownDatabase();
    const { world, draw, tables, turn } = await everything(url);
    const admin = await connect(url);
    const { rows: began } = await admin.query<{ x: string }>('select pg_current_xact_id()::text as x');
    const kinds = await audienceKinds(admin);
    const race = await Race.begin(url, world, { seconds: 3.4, commits: 120, page: 3, draw });
    const fed = { tables: new Set<string>(), came: new Set<string>(), went: new Set<string>() };
    for (let burst = 0; burst < 3; burst++) {
      const report = await race.burst();
      expect(report.wrong).toEqual({ extra: [], missing: [], stale: [] });
      await admin.query('delete from private.limits');
      const now = await fedSince(admin, began[0]?.x ?? '');
      for (const what of ['tables', 'came', 'went'] as const) now[what].forEach((one) => fed[what].add(one));
      const behind = tables.filter((table) => !fed.tables.has(table));
      turn.tables.push(...behind, ...behind, ...behind);
      const going = kinds.filter((kind) => !fed.went.has(kind)).map((kind) => ({ kind, goes: true }));
      const coming = kinds.filter((kind) => !fed.came.has(kind)).map((kind) => ({ kind, goes: false }));
      turn.kinds.push(...going, ...going, ...going, ...coming, ...coming);
    }
    const { report } = race;
    await race.end();
    await admin.end();
    console.log(
      `race: ${fed.tables.size} tables; rows came to ${[...fed.came].join(' ')}; went from ${[...fed.went].join(' ')}`
    );
    expect(tables).toEqual([...entities].sort());
    expect([...fed.tables].sort()).toEqual(tables);
    expect([...fed.came].sort()).toEqual(kinds);
    expect([...fed.went].sort()).toEqual(kinds);
    console.log(`race: ${summary(report)}`);
    expect(Object.keys(report.answers)).toEqual(expect.arrayContaining(Object.keys(movesOfRights)));
    expect(report.unexpected).toEqual([]);
    expect(report.wentBack).toEqual([]);
    expect(report.offCheck).toEqual([]);
    expect(report.commits).toBeGreaterThan(200);
    expect(report.rollbacks).toBeGreaterThan(10);
    expect(report.pages).toBeGreaterThan(report.rounds);
    expect(report.answers['applied']).toBeGreaterThan(100);
  }, 180_000);
});

describe('the same race finds what is wrong with', () => {
  const bursts = 15;

  it.each(Object.entries(broken))('%s', async (name, { sql, page }) => {
    const url = await databases.copy(`broken_${Object.keys(broken).indexOf(name)}`);
    const admin = await connect(url);
    await admin.query(sql);
    await admin.end();
    const race = await Race.begin(url, databases.world, { seconds: 1, page });
    let burst = 0;
    let report: Report;
    do {
      report = await race.burst();
      burst += 1;
    } while (wrongRows(report) === 0 && burst < bursts);
    await race.end();
    console.log(`${name}: after ${burst} s: ${summary(report)}`);
    expect(report.unexpected).toEqual([]);
    expect(wrongRows(report)).toBeGreaterThan(0);
  });
});
