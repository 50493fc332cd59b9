import type { Entity, Rows } from '../domain/rows';
import type { Fault } from '../domain/errors';
import type { ArgsOf, CommandName } from '../domain/registry';
import { openLocal, whenOpen } from '../local/gate';
import type { Shown } from '../local/shown';

const browser = typeof window !== 'undefined';

/** The rows of one table as they are shown, always current. Empty on the server and until the phone is read. */
export class Live<E extends Entity> {
  #rows = $state.raw<Shown<Rows[E]>[]>([]);
  #ready = $state(false);
  #find: (id: string) => Shown<Rows[E]> | undefined = () => undefined;

  /** @param own true for tables that only a signed-in person has */
  constructor(entity: E, own: boolean) {
    if (!browser) return;
    void whenOpen().then(({ replica }) => {
      const read = () => {
        this.#rows = replica.rows(entity);
        this.#ready = own ? replica.ownFilled : replica.filled;
      };
      this.#find = (id) => replica.find(entity, id);
      replica.subscribe(read);
      read();
    });
  }

  get ready(): boolean {
    return this.#ready;
  }

  get rows(): Shown<Rows[E]>[] {
    return this.#rows;
  }

  get(id: string): Shown<Rows[E]> | undefined {
    // Reading the rows makes the caller depend on them.
    return this.#rows.length > 0 ? this.#find(id) : undefined;
  }
}

/**
 * Stores a command on the phone; sync sends it.
 * @param seenRev the rev of the row that a form was filled from, when it has been open for a while; null where it saw none
 * @returns [] when it is durable here, else what is wrong with it
 */
export const issue = <Name extends CommandName>(
  kind: Name,
  args: ArgsOf<Name>,
  seenRev?: number | null
): Promise<Fault[]> =>
  openLocal().then(
    (phone) => phone.issue(kind, args as Record<string, unknown>, seenRev),
    () => [{ code: 'phone_full' }]
  );
