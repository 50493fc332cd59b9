/**
 * The least client that keeps the rules of the protocol: whole rounds applied at once, an audience no longer listed is
 * dropped, a fresh one replaced, a row stays while any audience holds it. It exists to judge the server, so it
 * shares no code with the app's own engine.
 */
import { createHash } from 'node:crypto';

export type Row = { id: string; rev: number } & Record<string, unknown>;
type Rows = Record<string, Row[]>;

/** One page of `sync_pull`. */
export type Page = {
  epoch: string;
  cursors: Record<string, string>;
  fresh: string[];
  more: boolean;
  members: [audience: string, entity: string, id: string, gone: boolean][];
  rows: Rows;
  /** Of a brief answer only. */
  rest?: string;
  left?: string[];
};

/** A page of a brief answer as a whole one: an audience that was asked about and is not named goes on from `rest`. */
export const whole = (asked: Record<string, string>, page: Page): Page => {
  const { rest, left = [] } = page;
  if (rest === undefined) return page;
  const kept = Object.keys(asked).filter((audience) => !left.includes(audience));
  return { ...page, cursors: { ...Object.fromEntries(kept.map((name) => [name, rest])), ...page.cursors } };
};

/** One page of `open_changes`. */
export type OpenPage = {
  epoch: string;
  next: string;
  more: boolean;
  fresh: boolean;
  rows: Rows;
  gone: [entity: string, id: string][];
};

export type Shelf = Map<string, Row>;
export const keyOf = (entity: string, id: string): string => `${entity}:${id}`;

const each = (rows: Rows, visit: (key: string, row: Row) => void): void => {
  for (const [entity, list] of Object.entries(rows))
    for (const row of list) visit(keyOf(entity, row.id), row);
};

/** Where a cursor at rest stands; null for one inside a paged round. */
const standing = (cursor: string): bigint | null => (/^\d+$/.test(cursor) ? BigInt(cursor) : null);

export class Replica {
  epoch: string | null = null;
  cursors: Record<string, string> = {};
  readonly members = new Map<string, Set<string>>();
  readonly rows: Shelf = new Map();
  rounds = 0;
  pages = 0;
  received = 0;
  /** Cursors that were lower after a round than before it, or started anew though their audience was held all along. */
  wentBack: string[] = [];

  /** One round: pages until there are no more, then everything at once. */
  async pull(ask: (epoch: string | null, cursors: Record<string, string>) => Promise<Page>): Promise<void> {
    const pages: Page[] = [];
    let { epoch, cursors } = this;
    let page: Page;
    do {
      page = whole(cursors, await ask(epoch, cursors));
      pages.push(page);
      ({ epoch, cursors } = page);
    } while (page.more);
    this.apply(pages, page);
  }

  private apply(pages: Page[], last: Page): void {
    const fresh = new Set(pages.flatMap((page) => page.fresh));
    const held = new Set(
      pages.reduce((listed, page) => listed.filter((name) => name in page.cursors), Object.keys(this.cursors))
    );
    for (const audience of this.members.keys())
      if (fresh.has(audience) || !(audience in last.cursors)) this.members.delete(audience);
    for (const page of pages) {
      each(page.rows, (key, row) => this.rows.set(key, row));
      for (const [audience, entity, id, gone] of page.members) this.place(audience, keyOf(entity, id), gone);
      this.received += page.members.length;
    }
    const kept = new Set([...this.members.values()].flatMap((keys) => [...keys]));
    for (const key of this.rows.keys()) if (!kept.has(key)) this.rows.delete(key);
    for (const [audience, cursor] of Object.entries(last.cursors)) {
      const before = this.cursors[audience];
      const [was, is] = [before === undefined ? null : standing(before), standing(cursor)];
      const anew = before !== undefined && held.has(audience) && fresh.has(audience);
      if (is === null || anew || (was !== null && is < was))
        this.wentBack.push(`${audience}: ${before} → ${cursor}${anew ? ', from zero' : ''}`);
    }
    this.epoch = last.epoch;
    this.cursors = last.cursors;
    this.rounds += 1;
    this.pages += pages.length;
  }

  /** What `sync_check_all` answers for an audience whose rows are all here and in order. */
  sum(audience: string): { count: number; hash: string } {
    const lines = [...(this.members.get(audience) ?? [])]
      .map((key) => `${key}:${this.rows.get(key)?.rev}`)
      .sort();
    return { count: lines.length, hash: createHash('sha256').update(lines.join('\n')).digest('hex') };
  }

  private place(audience: string, key: string, gone: boolean): void {
    const keys = this.members.get(audience) ?? new Set<string>();
    this.members.set(audience, keys);
    if (gone) keys.delete(key);
    else keys.add(key);
  }
}

/** The public catalogue as a phone keeps it, by the one road that needs no account. */
export class OpenReplica {
  since = '';
  rows: Shelf = new Map();
  rounds = 0;
  pages = 0;
  received = 0;
  wentBack: string[] = [];

  async pull(ask: (since: string) => Promise<OpenPage>): Promise<void> {
    const before = standing(this.since);
    let since = this.since;
    let page: OpenPage;
    let shelf: Shelf = new Map(this.rows);
    let fresh = false;
    let first = true;
    do {
      page = await ask(since);
      if (first && page.fresh) [shelf, fresh] = [new Map(), true];
      each(page.rows, (key, row) => shelf.set(key, row));
      for (const [entity, id] of page.gone) shelf.delete(keyOf(entity, id));
      this.received +=
        page.gone.length + Object.values(page.rows).reduce((sum, list) => sum + list.length, 0);
      this.pages += 1;
      since = page.next;
      first = false;
    } while (page.more);
    const after = standing(since);
    if (after === null || (before !== null && (after < before || fresh)))
      this.wentBack.push(`pub: ${before} → ${since}`);
    this.rows = shelf;
    this.since = since;
    this.rounds += 1;
  }
}
