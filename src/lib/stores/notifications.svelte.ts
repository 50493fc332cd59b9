import type { Fault } from '../domain/errors';
import type { PreferNotifications } from '../domain/notifications/commands';
import {
  wantsByDefault,
  type Notification,
  type NotificationPreferences
} from '../domain/notifications/notification';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';
import { status } from './status.svelte';

type Preferences = Pick<NotificationPreferences, 'mail' | 'muted'> & { pending?: 'waiting' | 'parked' };

/** What the signed-in person has been told, and how they want to be told. */
class Notifications {
  readonly #rows = new Live('notifications', true);
  readonly #preferences = new Live('notification_preferences', true);
  readonly #inOrder = $derived([...this.#rows.rows].sort((a, b) => b.told_at.localeCompare(a.told_at)));
  readonly #unread = $derived(this.#inOrder.filter((row) => row.read_at === null));

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The newest first. */
  get all(): Shown<Notification>[] {
    return this.#inOrder;
  }

  get unread(): Shown<Notification>[] {
    return this.#unread;
  }

  async read(id: string): Promise<Fault[]> {
    const row = this.#rows.get(id);
    return row?.read_at === null ? issue('notifications.read', { id }) : [];
  }

  async readAll(): Promise<Fault[]> {
    const faults: Fault[] = [];
    for (const { id } of this.#unread) faults.push(...(await issue('notifications.read', { id })));
    return faults;
  }

  /** Whoever reads a thread has seen what the notices about it say. */
  async readAbout(interestId: string, kinds: readonly Notification['kind'][]): Promise<void> {
    for (const { id, interest_id, kind } of this.#unread)
      if (interest_id === interestId && kinds.includes(kind)) await issue('notifications.read', { id });
  }

  /** The row stands in another table than its commands are named after, so what is unsent is read from the outbox. */
  get preferences(): Preferences {
    const uid = session.person?.uid;
    const row = (uid && this.#preferences.get(uid)) || wantsByDefault;
    const unsent = status.ops.findLast(({ kind }) => kind === 'notifications.prefer');
    return { mail: row.mail, muted: row.muted, pending: unsent?.state };
  }

  async prefer(patch: Omit<PreferNotifications, 'id'>): Promise<Fault[]> {
    const uid = session.person?.uid;
    return uid ? issue('notifications.prefer', { id: uid, ...patch }) : [{ code: 'not_signed_in' }];
  }
}

export const notifications = new Notifications();
