import type { Fault } from '../domain/errors';
import type { NotificationPreferences } from '../domain/notifications/notification';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

type Mail = NotificationPreferences['mail'];

/** How the signed-in person wants to be told. */
class Preferences {
  readonly #rows = new Live('notification_preferences', true);

  get mail(): Mail {
    const uid = session.person?.uid;
    return (uid && this.#rows.get(uid)?.mail) || 'digest';
  }

  async prefer(mail: Mail): Promise<Fault[]> {
    const uid = session.person?.uid;
    return uid ? issue('notifications.prefer', { id: uid, mail }) : [{ code: 'not_signed_in' }];
  }
}

export const preferences = new Preferences();
