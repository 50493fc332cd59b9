/** Bytes on the wire: the first sync of 2,000 challenges by the open road, and what an empty answer weighs. */
import type pg from 'pg';
import { actAs } from '../db/race/connection.ts';
import { fill } from './fill.ts';
import { byColumn } from '../../src/lib/server/read/by-column.ts';
import { brotliQuality } from '../../src/lib/server/outer/answer.ts';
import { brotli, kib, type Line } from './measure.ts';
import { pullAll } from './pull.ts';
import { withPostgres, type Open } from './server.ts';

type OpenPage = { next: string; more: boolean; rows: Record<string, Record<string, unknown>[]> };

/** Two lengths of text: three questions answered on a phone, and twice that. */
export const wireBench = (): Promise<Line[]> =>
  withPostgres(async (open) => [...(await firstSync(open, 1)), ...(await firstSync(open, 2))]);

const firstSync = async (open: Open, wordiness: number): Promise<Line[]> => {
  const [admin, visitor] = (await open(`wire_${wordiness}`, 2)) as [pg.Client, pg.Client];
  const filled = await fill(admin, { people: 100, challenges: 2_000 }, wordiness);
  await actAs(visitor, null, 'session');
  /** As the app asks for it: by column. `plain` is the same as rows. */
  const ask = async (since: string): Promise<{ text: string; plain: string; page: OpenPage }> => {
    const { rows } = await visitor.query<{ text: string }>('select public.open_changes($1)::text as text', [
      since
    ]);
    const plain = rows[0]?.text ?? '';
    const page = JSON.parse(plain) as OpenPage;
    return { text: JSON.stringify(byColumn(page)), plain, page };
  };
  const answers = [await ask('')];
  for (let last = answers[0]; last?.page.more; last = answers.at(-1)) answers.push(await ask(last.page.next));
  const sum = (weigh: (text: string) => number): number =>
    answers.reduce((total, { text }) => total + weigh(text), 0);
  const { rows: length } = await admin.query<{ mean: string }>(
    `select avg(length(title || today || whom || better || requires)) as mean from public.challenges`
  );
  const lines: Line[] = [
    {
      what: `first sync, 2,000 challenges of ${Math.round(Number(length[0]?.mean))} characters, as the server sends it`,
      value: kib(sum((text) => brotli(text, brotliQuality(text.length)))),
      unit: 'KiB',
      budget: wordiness === 1 ? 400 : null,
      against: {
        what: 'as rows',
        value: kib(
          answers.reduce((total, { plain }) => total + brotli(plain, brotliQuality(plain.length)), 0)
        )
      },
      note: `${answers.length} pages; brotli 5: ${kib(sum((text) => brotli(text))).toFixed(0)}, 11: ${kib(sum((text) => brotli(text, 11))).toFixed(0)} KiB`
    }
  ];
  if (wordiness === 1) {
    const rest = answers.at(-1)?.page.next ?? '';
    lines.push({
      what: 'empty public delta, uncompressed',
      value: (await ask(rest)).text.length,
      unit: 'B',
      budget: 1_024
    });
    for (const who of ['student', 'contact'] as const) {
      await actAs(visitor, filled[who], 'session');
      const { epoch, cursors } = await pullAll(visitor);
      const answer = async (brief: boolean): Promise<string> => {
        const { rows } = await visitor.query<{ text: string }>(
          'select public.sync_pull($1, $2, 500, $3)::text as text',
          [epoch, JSON.stringify(cursors), brief]
        );
        return rows[0]?.text ?? '';
      };
      const asked = JSON.stringify({ epoch, cursors, brief: true });
      lines.push({
        what: `empty private delta, ${who} (${Object.keys(cursors).length} audiences), uncompressed`,
        value: (await answer(true)).length,
        unit: 'B',
        budget: 1_024,
        against: { what: 'all cursors named, brotli 5', value: brotli(await answer(false)) },
        note: `its question: ${asked.length} B`
      });
    }
  }
  return lines;
};
