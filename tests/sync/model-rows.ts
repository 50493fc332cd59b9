/**
 * The rows of the model server with their feed, and who may read them. Row level security is written here without a
 * look at the feed, so that the two can disagree and be found out.
 */
import type { AnyRow } from '../../src/lib/local/schema';

type Json = Record<string, unknown>;
type FeedEntry = { audience: string; entity: string; id: string; x: number; gone: boolean };

export const partnership = '00000000-0000-4000-8000-00000000000a';
export const organisation = '00000000-0000-4000-8000-00000000000b';
const publicTables = [
  'themes',
  'organisations',
  'partnerships',
  'partnership_members',
  'agreements',
  'partnership_groups'
];
/** Tables with rules of their own about who may read; a row of any other is its person's, or everybody's. */
const ruled = ['challenges', 'challenge_cases', 'interests'];

export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class ModelRows {
  readonly coordinators = new Set<string>();
  rows = new Map<string, AnyRow>();
  feed = new Map<string, FeedEntry>();
  fieldRevs = new Map<string, number>();
  /** The transaction that writes now, or wrote last. */
  x = 1;
  clock = 0;
  /** Rows that are gone: their ids are never used again. */
  readonly #buried = new Set<string>();

  row(entity: string, id: string): AnyRow | undefined {
    const row = this.rows.get(`${entity}:${id}`);
    return row && copy(row);
  }

  /** A change by somebody else. */
  change(entity: string, id: string, patch: Json): void {
    this.x += 1;
    const row = this.rows.get(`${entity}:${id}`);
    if (row) this.put(entity, { ...row, ...patch });
  }

  /** A deletion by somebody else, or by time. */
  remove(from: string[], id: string): void {
    this.x += 1;
    for (const entity of from) if (this.rows.has(`${entity}:${id}`)) this.delete(entity, id);
  }

  add(entity: string, row: Json & { id: string }): void {
    this.x += 1;
    this.put(entity, { ...row, rev: 0, updated_at: '' });
  }

  /** Whether a row that is gone had this id. */
  wasUsed(entity: string, id: string): boolean {
    return this.#buried.has(`${entity}:${id}`);
  }

  /** Whether a person may read the row `entity:id` now. */
  sees(uid: string | null, key: string): boolean {
    const row = this.rows.get(key);
    return row !== undefined && this.maySee(uid, key.slice(0, key.indexOf(':')), row);
  }

  /** Everything a person may read, by `entity:id`: what select under RLS would give. */
  visible(uid: string | null): Map<string, AnyRow> {
    const seen = new Map<string, AnyRow>();
    for (const [key, row] of this.rows)
      if (this.maySee(uid, key.slice(0, key.indexOf(':')), row)) seen.set(key, copy(row));
    return seen;
  }

  now(): string {
    this.clock += 1;
    return new Date(Date.UTC(2026, 0, 1) + this.clock * 1000).toISOString();
  }

  put(entity: string, row: AnyRow): void {
    const before = this.rows.get(`${entity}:${row.id}`);
    const next: AnyRow = { ...copy(row), rev: (before?.rev ?? 0) + 1, updated_at: this.now() };
    for (const field of Object.keys(next)) {
      if (JSON.stringify(before?.[field]) !== JSON.stringify(next[field]))
        this.fieldRevs.set(`${entity}:${row.id}.${field}`, next.rev);
    }
    this.rows.set(`${entity}:${row.id}`, next);
    this.stamp(entity, row.id, true);
    if (entity === 'challenges') this.stamp('challenge_cases', row.id, false);
    if (entity === 'challenge_cases') this.stamp('challenges', row.id, false);
  }

  delete(entity: string, id: string): void {
    this.#buried.add(`${entity}:${id}`);
    this.rows.delete(`${entity}:${id}`);
    this.stamp(entity, id, true);
  }

  stamp(entity: string, id: string, changed: boolean): void {
    const row = this.rows.get(`${entity}:${id}`);
    const now = row ? this.audiencesOf(entity, row) : [];
    for (const audience of now) {
      const key = `${audience}|${entity}|${id}`;
      const entry = this.feed.get(key);
      if (!entry || entry.gone || changed)
        this.feed.set(key, { audience, entity, id, x: this.x, gone: false });
    }
    for (const [key, entry] of this.feed) {
      if (entry.entity === entity && entry.id === id && !entry.gone && !now.includes(entry.audience))
        this.feed.set(key, { ...entry, x: this.x, gone: true });
    }
  }

  audiencesOf(entity: string, row: AnyRow): string[] {
    if (publicTables.includes(entity)) return ['pub'];
    if (entity === 'interests')
      return [`user:${String(row.person_id)}`, `challenge:${String(row.challenge_id)}`];
    if (!ruled.includes(entity)) return [`user:${String(row.person_id)}`];
    const challenge = this.rows.get(`challenges:${row.id}`);
    const author = this.rows.get(`challenge_cases:${row.id}`)?.author_id;
    const names = author ? [`user:${String(author)}`] : [];
    if (challenge && challenge.state !== 'draft')
      names.push(`challenge:${row.id}`, `partnership:${String(challenge.partnership_id)}:coordinator`);
    if (entity === 'challenges' && challenge?.state === 'published') names.push('pub');
    return names;
  }

  audiences(uid: string): string[] {
    const names = [`user:${uid}`];
    for (const [key, row] of this.rows)
      if (key.startsWith('challenge_cases:') && row.contact_id === uid) names.push(`challenge:${row.id}`);
    if (this.coordinators.has(uid)) names.push(`partnership:${partnership}:coordinator`);
    return names;
  }

  /** Row level security, written without the feed. */
  maySee(uid: string | null, entity: string, row: AnyRow): boolean {
    if (publicTables.includes(entity)) return true;
    const answers = (id: unknown) => {
      const own = this.rows.get(`challenge_cases:${String(id)}`);
      const state = this.rows.get(`challenges:${String(id)}`)?.state;
      return own !== undefined && (own.author_id === uid || (own.contact_id === uid && state !== 'draft'));
    };
    if (entity === 'challenges' && row.state === 'published') return true;
    if (uid === null) return false;
    if (!ruled.includes(entity)) return row.person_id === uid;
    if (entity === 'interests')
      return (
        row.person_id === uid ||
        this.rows.get(`challenge_cases:${String(row.challenge_id)}`)?.contact_id === uid
      );
    const state = this.rows.get(`challenges:${row.id}`)?.state;
    return answers(row.id) || (this.coordinators.has(uid) && state !== 'draft');
  }

  of(audience: string) {
    return [...this.feed.values()]
      .filter((entry) => entry.audience === audience)
      .sort((a, b) => a.x - b.x || compare(a.id, b.id) || compare(a.entity, b.entity));
  }
}
