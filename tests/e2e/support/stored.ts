/** What is stored, at the server and on the phone: the judges of every journey through a fault. */
import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';
import type { Judged } from './fault-proxy.ts';
import type { Person } from './journey.ts';

export type Row = Record<string, unknown> & { id: string };

const keys = (page: Page): Promise<{ access_token?: string; uid?: string }> =>
  page.evaluate(
    () => JSON.parse(localStorage.getItem('samskap-auth') ?? '{}') as { access_token?: string; uid?: string }
  );

/** With what this phone proves who uses it. */
export const tokenOf = async (page: Page): Promise<string> => (await keys(page)).access_token ?? '';

/** The account of whoever is signed in. */
export const uidOf = async (page: Page): Promise<string> => (await keys(page)).uid ?? '';

/** The person's rows at the server, asked past the network and under their own rights. @param where column → value */
export const rowsOf = async (
  app: App,
  { page }: Person,
  table: string,
  where: Record<string, string>
): Promise<Row[]> => {
  const query = new URLSearchParams({
    select: '*',
    ...Object.fromEntries(Object.entries(where).map(([column, value]) => [column, `eq.${value}`]))
  });
  const answer = await fetch(`${app.direct}/rest/v1/${table}?${query}`, {
    headers: { apikey: await app.key(), authorization: `Bearer ${await tokenOf(page)}` }
  });
  expect(answer.status, `${table}: ${await answer.clone().text()}`).toBe(200);
  return (await answer.json()) as Row[];
};

/** The one row that fits. Fails when there are none, or two. */
export const theRow = async (
  app: App,
  person: Person,
  table: string,
  where: Record<string, string>
): Promise<Row> => {
  const rows = await rowsOf(app, person, table, where);
  expect(rows, `${table} ${JSON.stringify(where)}`).toHaveLength(1);
  return rows[0] as Row;
};

type Op = {
  op_id: string;
  kind: string;
  uid: string;
  args: Record<string, unknown>;
  first_sent_at: string | null;
};

/** Everything that waits on this phone, whoever wrote it, in the order it was written. */
export const unsent = (page: Page): Promise<Op[]> =>
  page.evaluate(async () => {
    const all: Op[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('samskap-u-')) continue;
      const ops = await new Promise<Op[]>((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => fail(new Error(`${name} does not open`));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('outbox').objectStore('outbox').getAll();
          asked.onsuccess = () => {
            opening.result.close();
            done(asked.result as Op[]);
          };
        };
      });
      all.push(...ops);
    }
    return all;
  });

/** Each of these was applied by the server exactly once, in this order, and never judged otherwise. */
export const appliedOnce = (judged: readonly Judged[], ops: readonly Op[]): void => {
  const ids = ops.map(({ op_id }) => op_id);
  const mine = judged.filter(({ op_id }) => ids.includes(op_id));
  expect(mine.filter(({ status }) => status !== 'applied')).toEqual([]);
  expect(mine.filter(({ replayed }) => !replayed).map(({ op_id }) => op_id)).toEqual(ids);
};
