import type pg from 'pg';

export type Page = { epoch: string; cursors: Record<string, string>; more: boolean };

/** One page of `sync_pull` as the person the connection speaks for. */
export const pull = async (client: pg.Client, from: Page | null): Promise<Page> => {
  const { rows } = await client.query<{ page: Page }>('select public.sync_pull($1, $2, 500) as page', [
    from?.epoch ?? null,
    JSON.stringify(from?.cursors ?? {})
  ]);
  if (!rows[0]) throw new Error('sync_pull answered nothing');
  return rows[0].page;
};

/** A whole round from zero: where the person's cursors then rest. */
export const pullAll = async (client: pg.Client): Promise<Page> => {
  let page = await pull(client, null);
  while (page.more) page = await pull(client, page);
  return page;
};
