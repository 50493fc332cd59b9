import * as z from 'zod';
import { backend } from '../backend.ts';
import { personClient, ReadError } from '../supabase.ts';

const row = z.record(z.string(), z.unknown());

/** Whoever it is, by role and unit, never by name. */
const holder = z.looseObject({
  at: z.string(),
  role: z.string(),
  organisation: z.looseObject({
    nb: z.nullable(z.string()),
    nn: z.nullable(z.string()),
    en: z.nullable(z.string())
  })
});

const myData = z.looseObject({
  account: z.looseObject({ email: z.string(), made_at: z.string() }),
  access: z.array(holder.extend({ purpose: z.enum(['read', 'answer']) })),
  looked: z.array(holder.extend({ purpose: z.enum(['find', 'invite']), challenge: z.nullable(z.string()) })),
  available: z.array(holder.extend({ entity: z.string(), ended: z.boolean() })),
  invited: z.array(row),
  changes: z.array(row),
  presence: z.nullable(row),
  hidden: z.array(row),
  limits: z.array(row),
  mails: z.array(row),
  letters: z.array(row),
  no_mail_since: z.nullable(z.string()),
  written: z.array(row),
  cases: z.array(row),
  sessions: z.array(row),
  identities: z.array(row),
  sign_ins: z.array(row),
  tables: z.array(z.looseObject({ name: z.string(), rows: z.array(row) })),
  challenges: z.array(row)
});

/** Everything about one person, as `public.my_data` answers it. */
export type MyData = z.infer<typeof myData>;

type Answer = { status: number; data: unknown; error: { code: string; message: string } | null };

/** What was answered, or null to one whose token opens nothing (any more). @throws ReadError */
const answered = ({ status, data, error }: Answer): unknown => {
  if (status === 401) return null;
  if (error) throw new ReadError(error);
  return data;
};

/** Everything about the person with this token, or null. */
export const read = async (token: string): Promise<MyData | null> => {
  const answer = answered(await (await personClient(token)).rpc('my_data'));
  return answer === null ? null : myData.parse(answer);
};

/** The code by which `my_data` says that nobody is behind a token whose signature held. */
const nobody = 'PT401';

/** True for the token of a person, not of anyone; to be asked only of a token whose signature has held. */
const isPersonal = (token: string): boolean => {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return typeof payload === 'object' && payload !== null && 'sub' in payload;
};

/**
 * Deletes the account of the person with this token, and mail that was caught here. True too when it is gone already:
 * a browser repeats a request by itself whose answer was lost on a used connection. False: the token opens nothing.
 */
export const remove = async (token: string): Promise<boolean> => {
  const answer = await (await personClient(token)).rpc('my_data');
  if (answer.status === 401) return answer.error?.code === nobody && isPersonal(token);
  const data = myData.parse(answered(answer));
  answered(await (await personClient(token)).rpc('account_delete'));
  await (await backend()).embedded?.forgetMails(data.account.email);
  return true;
};
