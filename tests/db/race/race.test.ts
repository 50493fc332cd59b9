import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broken } from './broken';
import { connect } from './connection';
import { Race, wrongRows, type Report } from './race';
import { raceDatabases, type RaceDatabases } from './databases';

let databases: RaceDatabases;

beforeAll(async () => {
  databases = await raceDatabases();
});
afterAll(() => databases.close());

const summary = (report: Report): string =>
  `${report.commits} commits, ${report.rollbacks} rolled back, ${report.retried} lost to the database; ` +
  `${report.rounds} pulls in ${report.pages} pages, ${report.received} changes; ${report.visible} rows compared; ` +
  `${report.wrong.extra.length} extra, ${report.wrong.missing.length} missing, ${report.wrong.stale.length} stale; ` +
  JSON.stringify(report.answers);

describe('readers under row level security while others write, for ten seconds', () => {
  it('hold at rest exactly what they may select, in pages of three rows, and no cursor ever goes back', async () => {
    const race = await Race.begin(await databases.copy('real'), databases.world, { seconds: 2.5, page: 3 });
    for (let burst = 0; burst < 4; burst++) {
      const report = await race.burst();
      expect(report.wrong).toEqual({ extra: [], missing: [], stale: [] });
    }
    const { report } = race;
    await race.end();
    console.log(`race: ${summary(report)}`);
    expect(report.unexpected).toEqual([]);
    expect(report.wentBack).toEqual([]);
    expect(report.offCheck).toEqual([]);
    expect(report.commits).toBeGreaterThan(200);
    expect(report.rollbacks).toBeGreaterThan(10);
    expect(report.pages).toBeGreaterThan(report.rounds);
    expect(report.answers['applied']).toBeGreaterThan(100);
  });
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
