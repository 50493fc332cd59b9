/**
 * What this tab knows, in memory: public rows, the signed-in person's rows and outbox, and what is shown of them.
 * `rows` gives the same array until something in it changed, and unchanged rows stay the same objects, so a screen
 * redraws only what changed. Listeners are called after every change, once the picture is complete.
 */
import type { View } from '../domain/commands';
import { entities, type Entity, type Rows } from '../domain/rows';
import type { Database } from './database';
import type { OutboxOp } from './outbox-op';
import { emptyView, mergeEntity, overlay, type ShownView } from './overlay';
import type { Shown } from './shown';
import { Source } from './source';

type Lists = { [E in Entity]: Shown<Rows[E]>[] };

const emptyLists = (): Lists =>
  Object.fromEntries(entities.map((entity) => [entity, []])) as unknown as Lists;

export class Replica {
  readonly pub: Source;
  own: Source | null = null;
  #base: View = emptyView();
  #shown: ShownView = emptyView();
  #lists: Lists = emptyLists();
  readonly #listeners = new Set<() => void>();

  constructor(pub: Database) {
    this.pub = new Source(pub, (touched) => this.#rebuild(touched));
  }

  /** True once a pull of the public rows has been applied on this phone. */
  get filled(): boolean {
    return this.pub.loaded && this.pub.state.pulled_at !== null;
  }

  /** The same for the signed-in person's rows. */
  get ownFilled(): boolean {
    return this.own !== null && this.own.loaded && this.own.state.pulled_at !== null;
  }

  get ops(): OutboxOp[] {
    return this.own?.ops ?? [];
  }

  /** Opens a person's rows; those of another person are left first. */
  async enter(db: Database): Promise<void> {
    if (this.own?.db === db) return this.own.refresh();
    this.leave();
    this.own = new Source(db, (touched) => this.#rebuild(touched));
    await this.own.refresh();
  }

  /** Nothing of the person stays in memory. */
  leave(): void {
    this.own?.close();
    if (!this.own) return;
    this.own = null;
    this.#rebuild(new Set(entities));
  }

  rows<E extends Entity>(entity: E): Shown<Rows[E]>[] {
    return this.#lists[entity];
  }

  find<E extends Entity>(entity: E, id: string): Shown<Rows[E]> | undefined {
    return (this.#shown[entity] as Map<string, Shown<Rows[E]>>).get(id);
  }

  /** The rev of the server's row that the screen stands on; null when the server has none. */
  seenRev(lane: OutboxOp['lane']): number | null {
    const cut = lane.indexOf(':');
    return this.#base[lane.slice(0, cut) as Entity].get(lane.slice(cut + 1))?.rev ?? null;
  }

  /** Resolves when everything committed before the call is on the screen. */
  async settled(): Promise<void> {
    await Promise.all([this.pub.refresh(), this.own?.refresh()]);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #rebuild(touched: ReadonlySet<Entity>): void {
    const own = this.own?.view ?? emptyView();
    for (const entity of touched) mergeEntity(this.#base, this.pub.view, own, entity);
    // The server has said that these are gone; the public rows may be of before.
    for (const { entity, id, gone } of this.own?.state.acked ?? [])
      if (gone) this.#base[entity as Entity]?.delete(id);
    this.#shown = overlay(this.#base, this.ops);
    for (const entity of entities) this.#list(entity);
    for (const listener of [...this.#listeners]) listener();
  }

  #list<E extends Entity>(entity: E): void {
    const rows = [...(this.#shown[entity] as Map<string, Shown<Rows[E]>>).values()];
    const before = this.#lists[entity];
    if (rows.length === before.length && rows.every((row, i) => row === before[i])) return;
    this.#lists[entity] = rows as Lists[E];
  }
}
