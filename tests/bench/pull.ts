import type pg from 'pg';
import { whole, type Page } from '../db/race/replica.ts';

export type Standing = Pick<Page, 'epoch' | 'cursors'>;

/** One page of `sync_pull`, brief as the app asks for it, as the person the connection speaks for. */
export const pull = async (client: pg.Client, from: Standing | null): Promise<Page> => {
  const cursors = from?.cursors ?? {};
  const { rows } = await client.query<{ page: Page }>('select public.sync_pull($1, $2, 500, true) as page', [
    from?.epoch ?? null,
    JSON.stringify(cursors)
  ]);
  if (!rows[0]) throw new Error('sync_pull answered nothing');
  return whole(cursors, rows[0].page);
};

/** A whole round from zero: where the person's cursors then rest. */
export const pullAll = async (client: pg.Client): Promise<Page> => {
  let page = await pull(client, null);
  while (page.more) page = await pull(client, page);
  return page;
};
