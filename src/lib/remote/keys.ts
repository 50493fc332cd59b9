/**
 * The signed-in person's keys, in local storage under a name of our own. The sign-in client of supabase-js gets no
 * storage: left alone it removes a session whose renewal failed, and then answers as nobody.
 */
export type Keys = {
  uid: string;
  email: string;
  access_token: string;
  refresh_token: string;
  /** Between these times (ms, the phone's own clock, which may be wrong) the access token is held to be good. */
  from: number;
  until: number;
  /** Whether `session_begin` has answered since sign-in. */
  begun: boolean;
};

export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const keysName = 'samskap-auth';

export const readKeys = (store: KeyStore): Keys | null => {
  try {
    const value = JSON.parse(store.getItem(keysName) ?? 'null') as Partial<Keys> | null;
    const whole =
      typeof value?.uid === 'string' &&
      typeof value.access_token === 'string' &&
      typeof value.refresh_token === 'string' &&
      typeof value.until === 'number';
    return whole ? (value as Keys) : null;
  } catch {
    return null;
  }
};

export const writeKeys = (store: KeyStore, keys: Keys | null): void => {
  if (keys) store.setItem(keysName, JSON.stringify(keys));
  else store.removeItem(keysName);
};
