import * as z from 'zod/mini';

/** Whoever it was, by role and unit, never by name. */
const someone = z.object({
  at: z.string(),
  role: z.string(),
  organisation: z.object({
    nb: z.nullable(z.string()),
    nn: z.nullable(z.string()),
    en: z.nullable(z.string())
  })
});

const access = z.object({
  access: z.array(z.extend(someone, { purpose: z.enum(['read', 'answer']) })),
  /** Seen in a list of those who can be found, or invited from it. */
  looked: z._default(
    z.array(z.extend(someone, { purpose: z.enum(['find', 'invite']), challenge: z.nullable(z.string()) })),
    []
  ),
  letters: z.array(
    z.object({
      made_at: z.string(),
      sent_at: z.nullable(z.string()),
      state: z.enum(['waiting', 'sent', 'dropped'])
    })
  ),
  no_mail_since: z.nullable(z.string())
});

type Row = z.infer<typeof access>;

/** Who has opened what a person sent, who has seen them in a list, and the mail they have been sent. */
export type Access = {
  opened: Row['access'];
  looked: Row['looked'];
  letters: Row['letters'];
  noMailSince: string | null;
};

/** The part of one's own data (`GET /api/my-data`) that is shown on the screen; undefined where it is not that. */
export const readAccess = (text: string): Access | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = z.safeParse(access, value);
  return read.success
    ? {
        opened: read.data.access,
        looked: read.data.looked,
        letters: read.data.letters,
        noMailSince: read.data.no_mail_since
      }
    : undefined;
};
