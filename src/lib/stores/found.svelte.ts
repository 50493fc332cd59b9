import type { ErrorCode, Fault } from '../domain/errors';
import { readFound, type FoundPerson } from '../domain/findability/found';
import type { OutboxOp } from '../local/outbox-op';
import { issue } from './live.svelte';
import { session } from './session.svelte';
import { status } from './status.svelte';

const codes: Record<number, ErrorCode> = {
  401: 'not_signed_in',
  404: 'not_found',
  409: 'wrong_state',
  429: 'rate_limited'
};

/**
 * Those who let themselves be found for one challenge. Asked of the server when somebody wants to see it, since it is
 * written down there; held in memory by the page that shows it, and gone with the page. Only invitations wait in the
 * outbox: they name a person by a number of this one list.
 */
export class Found {
  readonly #challenge: string;
  #people = $state.raw<FoundPerson[]>();
  #trouble = $state<ErrorCode | 'offline'>();
  #busy = $state(false);
  /** Sent from this page; the server's own word comes with the next list. */
  #sent = $state.raw<readonly string[]>([]);

  constructor(challenge: string) {
    this.#challenge = challenge;
  }

  /** Undefined until it has been asked for. */
  get people(): FoundPerson[] | undefined {
    return this.#people;
  }

  get trouble(): ErrorCode | 'offline' | undefined {
    return this.#trouble;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async ask(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const answer = await this.#answer();
    const people = answer?.status === 200 ? readFound(answer.body) : undefined;
    // What was shown before may have been taken back meanwhile.
    this.#people = people;
    if (people) this.#trouble = undefined;
    // Whatever else comes with 200 is some box on the way, and without cover no token can be renewed.
    else if (!answer || answer.status === 200 || (answer.status === 401 && answer.body === null))
      this.#trouble = 'offline';
    else this.#trouble = codes[answer.status] ?? 'server_fault';
    this.#busy = false;
  }

  async #answer(): Promise<{ status: number; body: unknown } | null> {
    const uid = session.person?.uid;
    const remote = uid ? await import('../remote/browser').catch(() => null) : null;
    if (!uid || !remote) return null;
    return remote
      .browserData(uid)
      .call('findable_for', { challenge: this.#challenge })
      .catch(() => null);
  }

  #op(person: string): OutboxOp | undefined {
    return status.ops.find(({ kind, args }) => kind === 'findability.invite' && args.id === person);
  }

  /** What became of an invitation from here. */
  invited(person: string): { state: 'waiting' | 'parked' | 'sent'; code?: ErrorCode } | undefined {
    const op = this.#op(person);
    if (!op) return this.#sent.includes(person) ? { state: 'sent' } : undefined;
    return { state: op.state, ...(op.code && op.code !== 'conflict' && { code: op.code }) };
  }

  async invite(person: string): Promise<Fault[]> {
    const faults = await issue('findability.invite', { id: person, challenge_id: this.#challenge });
    if (faults.length === 0) this.#sent = [...this.#sent, person];
    return faults;
  }

  /** The person who invited has read that it was refused; whoever is gone goes from the list. */
  async putAway(person: string): Promise<void> {
    const op = this.#op(person);
    if (op) await status.discard(op.op_id);
    this.#sent = this.#sent.filter((one) => one !== person);
    if (op?.code === 'not_found') this.#people = this.#people?.filter(({ id }) => id !== person);
  }
}
