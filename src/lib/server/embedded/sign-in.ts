import type { Database, Letter } from './database.ts';
import { codeIn } from './letters.ts';

/** The only way in: a code by mail. Each step is one turn of the gate, so the mail belongs to the request. */
export type SignIn = {
  /** Makes a code; `code` is null when Auth refused. Sending it is the caller's, outside the gate: mail is slow. */
  request: (email: string) => Promise<{ response: Response; code: string | null }>;
  verify: (email: string, code: string) => Promise<Response>;
  /** Signs in without a mail, for the demo page. */
  directly: (email: string) => Promise<Response>;
};

/** `letters` is where the database's mail driver puts what Auth wants sent. */
export const createSignIn = (database: Database, letters: Letter[], publishableKey: string): SignIn => {
  const post = (path: string, body: unknown) =>
    database.answer(
      new Request(`http://localhost/auth/v1/${path}`, {
        method: 'POST',
        headers: { apikey: publishableKey, 'content-type': 'application/json' },
        body: JSON.stringify(body)
      })
    );
  const request = async (email: string) => {
    letters.length = 0;
    // Accounts are always created: another answer for unknown addresses would tell who is registered.
    const response = await post('otp', { email, create_user: true });
    const letter = letters.pop();
    return { response, code: response.ok && letter ? codeIn(letter) : null };
  };
  // The browser says `email`; `magiclink` is the only name lite has for the same thing.
  const verify = (email: string, token: string) => post('verify', { type: 'magiclink', email, token });
  /** Lite hashes a password for an account it makes: 200 ms by which a stranger sees who has none. Ours are made ahead. */
  const ensureAccount = (email: string) =>
    database.query(
      `insert into auth.users (id, email, email_confirmed_at)
       select gen_random_uuid(), $1::text, now() where not exists (select from auth.users u where u.email = $1::text)`,
      [email]
    );
  return {
    request: async (email) => {
      await ensureAccount(email);
      return database.gate(() => request(email));
    },
    verify: (email, code) => database.gate(() => verify(email, code)),
    directly: (email) =>
      database.gate(async () => {
        const { response, code } = await request(email);
        return code ? verify(email, code) : response;
      })
  };
};
