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
    const race = await Race.begin(url, world, { seconds: 3.4, commits: 120, page: 3, draw });
    for (let burst = 0; burst < 3; burst++) {
      const report = await race.burst();
      expect(report.wrong).toEqual({ extra: [], missing: [], stale: [] });
      await admin.query('delete from private.limits');
      const fed = await fedSince(admin, began[0]?.x ?? '');
      const behind = tables.filter((table) => !fed.tables.includes(table));
      turn.push(...behind, ...behind, ...behind);
    }
    const { report } = race;
    const fed = await fedSince(admin, began[0]?.x ?? '');
    const kinds = await audienceKinds(admin);
    await race.end();
    await admin.end();
    console.log(
      `race: ${fed.tables.length} tables; rows came to ${fed.came.join(' ')}; went from ${fed.went.join(' ')}`
    );
    expect(tables).toEqual([...entities].sort());
    expect(fed.tables).toEqual(tables);
    expect(fed.came).toEqual(kinds);
    expect(fed.went).toEqual(kinds);
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
