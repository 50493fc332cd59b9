/** People who sign in to the running backend as the app lets them. */
import { expect } from 'vitest';
import { backend } from '../../src/lib/server/backend';
import { personClient } from '../../src/lib/server/supabase';
import { clientOf } from '../db/embedded/support/world';

export const embedded = async () => {
  const { embedded } = await backend();
  if (!embedded) throw new Error('not embedded');
  return embedded;
};

/** Signs in by a code from the mailbox, and begins the session as the app does. */
export const signIn = async (email: string): Promise<string> => {
  const { fetch, key, mails } = await embedded();
  const client = clientOf((request) => fetch(request, `192.0.2.${email.length}`), key);
  await client.auth.signInWithOtp({ email });
  const token = /\b\d{6}\b/.exec(mails().find((mail) => mail.to === email)?.text ?? '')?.[0] ?? '';
  const { data } = await client.auth.verifyOtp({ email, token, type: 'email' });
  const access = data.session?.access_token ?? '';
  expect((await (await personClient(access)).rpc('session_begin')).error).toBeNull();
  return access;
};
