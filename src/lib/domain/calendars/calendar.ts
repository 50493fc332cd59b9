import type { Language, Stamped } from '../rows';

/**
 * The address from which a person's own calendar reads what they signed up for. Its key is shown once, on the phone
 * that made it: here and on the server is only the hash.
 */
export type OwnCalendar = Stamped & {
  person_id: string;
  /** SHA-256 of the key, 64 hex digits. */
  key_hash: string;
  language: Language;
  made_at: string;
};

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A new key: 160 random bits as 40 hex digits. */
export const newKey = (): string => hex(crypto.getRandomValues(new Uint8Array(20)));

/** What the server knows a key by. Equal to what `private.calendar_read` makes of it. */
export const hashOf = async (key: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))));

/** True for what may be a key; only those are looked up. */
export const isKey = (value: string | undefined): value is string =>
  value !== undefined && /^[0-9a-f]{40}$/.test(value);

/** Where the calendar with this key is read, on any origin. */
export const addressOfKey = (key: string): string => `/api/calendars/${key}.ics`;
