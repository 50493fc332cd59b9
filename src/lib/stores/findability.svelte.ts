import type { Consent } from '../domain/consents/consent';
import type { Fault } from '../domain/errors';
import type { SaveFindability } from '../domain/findability/commands';
import { endAfter, showsNothing, yesTo, type Findability } from '../domain/findability/findability';
import { osloDay } from '../domain/oslo-day';
import type { Shown } from '../local/shown';
import { consents } from './consents.svelte';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

/** For how long somebody is shown who has not chosen it. */
const usual = 12;

/** What the signed-in person lets others see of them. Their own rows: nobody else's are on the phone. */
class FindabilityStore {
  readonly #rows = new Live('findability', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** What is chosen, or nothing. */
  get choices(): Omit<Shown<Findability>, 'id' | 'rev' | 'updated_at'> {
    const uid = session.person?.uid;
    return (uid ? this.#rows.get(uid) : undefined) ?? showsNothing;
  }

  /** The yes that holds, else the last that ended. */
  get consent(): Shown<Consent> | undefined {
    return consents.to('findable');
  }

  /** True as long as the yes holds, and its last day is not over. */
  get on(): boolean {
    const { ends_on } = this.choices;
    const held = this.consent;
    return held !== undefined && yesTo([held]) !== undefined && ends_on >= osloDay(new Date());
  }

  async save(patch: Omit<SaveFindability, 'id'>): Promise<Fault[]> {
    const uid = session.person?.uid;
    return uid ? issue('findability.save', { id: uid, ...patch }) : [{ code: 'not_signed_in' }];
  }

  /** @param places where one can be found; a single one needs no choice */
  async say(yes: boolean, places: readonly string[]): Promise<Fault[]> {
    if (!yes) return consents.say('findable', false);
    const { ends_on, partnership_ids } = this.choices;
    const today = osloDay(new Date());
    const faults = await this.save({
      ends_on: ends_on > today ? ends_on : endAfter(today, usual),
      ...(partnership_ids.length === 0 && places.length === 1 && { partnership_ids: [...places] })
    });
    return faults.length > 0 ? faults : consents.say('findable', true);
  }
}

export const findability = new FindabilityStore();
