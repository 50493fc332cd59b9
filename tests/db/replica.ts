/** The simplest honest client of `sync_pull` and `open_changes`: what a phone would hold. */
import type { Entity } from '../../src/lib/domain/rows';
import type { Actor } from './people';
import type { Changes, Pull, World } from './world';

type Key = `${Entity}:${string}`;
type Row = { id: string; rev: number };

export class Replica {
  readonly world: World;
  readonly actor: Actor;
  state: Pick<Pull, 'epoch' | 'cursors'> | null = null;
  readonly audiences = new Map<string, Set<Key>>();
  private readonly rows = new Map<Key, Row>();

  constructor(world: World, actor: Actor) {
    this.world = world;
    this.actor = actor;
  }

  /** One round, all its pages; `between` happens after each page but the last. @returns the pages */
  async pull(page = 500, between: (pages: number) => Promise<void> = async () => {}): Promise<Pull[]> {
    const pages: Pull[] = [];
    let from = this.state;
    for (;;) {
      const answer = await this.world.pull(this.actor, from, page);
      pages.push(answer);
      from = answer;
      if (!answer.more) break;
      await between(pages.length);
    }
    for (const { fresh, members, rows } of pages) {
      for (const audience of fresh) this.audiences.set(audience, new Set());
      for (const [entity, list] of Object.entries(rows) as [Entity, Row[]][])
        for (const row of list) this.keep(`${entity}:${row.id}`, row);
      for (const [audience, entity, id, gone] of members) {
        const held = this.audiences.get(audience) ?? new Set();
        this.audiences.set(audience, held);
        if (gone) held.delete(`${entity}:${id}`);
        else held.add(`${entity}:${id}`);
      }
    }
    for (const audience of this.audiences.keys())
      if (!(audience in from.cursors)) this.audiences.delete(audience);
    this.state = from;
    return pages;
  }

  private keep(key: Key, row: Row): void {
    const held = this.rows.get(key);
    if (!held || held.rev <= row.rev) this.rows.set(key, row);
  }

  /** The rows that some audience holds, by entity and id. */
  held(): Map<Key, Row> {
    const keys = new Set([...this.audiences.values()].flatMap((held) => [...held]));
    return new Map(
      [...keys].sort().map((key) => {
        const row = this.rows.get(key);
        if (!row) throw new Error(`${this.actor} holds ${key} without its row`);
        return [key, row];
      })
    );
  }
}

/** The public replica after all changes from a cursor. */
export const publicReplica = async (world: World, page = 2000, actor: Actor = 'anon') => {
  const rows = new Map<Key, Row>();
  let answer: Changes | undefined;
  do {
    answer = await world.changes(answer?.next ?? '', page, actor);
    for (const [entity, list] of Object.entries(answer.rows) as [Entity, Row[]][])
      for (const row of list) rows.set(`${entity}:${row.id}`, row);
    for (const [entity, id] of answer.gone) rows.delete(`${entity}:${id}`);
  } while (answer.more);
  return { rows: new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1))), next: answer.next };
};
