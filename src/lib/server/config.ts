import * as z from 'zod';

/** The environment was wrong; the message lists every fault on a line of its own. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const blank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** A variable that may be missing or empty; both mean "not set". */
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional());

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that starts with http:// or https://'
});

const onOff = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.enum(['1', 'true', 'on', '0', 'false', 'off'], { error: 'must be on or off' }))
  .transform((value) => ['1', 'true', 'on'].includes(value));

/** Variables whose value is never repeated in a message. */
const secrets = new Set(['SMTP_URL', 'PUBLIC_SUPABASE_KEY', 'DATABASE_URL']);

/** The publishable key goes to every browser, so a key that may do everything is refused. */
const isSecretKey = (key: string): boolean => {
  if (key.startsWith('sb_secret_')) return true;
  const claims = key.split('.')[1];
  return claims !== undefined && Buffer.from(claims, 'base64url').toString().includes('service_role');
};

const variables = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, { error: 'must be a number from 0 to 65535' })
      .transform(Number)
      .refine((port) => port <= 65_535, { error: 'must be a number from 0 to 65535' })
  ),
  HOST: optional(z.string().trim()),
  ORIGIN: optional(webAddress),
  DATA_DIR: optional(z.string().trim()),
  DEMO: optional(onOff),
  CONTACT: optional(
    z
      .string()
      .trim()
      .regex(/^[^@\s<>?&]+@[^@\s<>?&]+$/, { error: 'must be a mail address, as in hjelp@example.org' })
  ),
  PUBLIC_SUPABASE_URL: optional(webAddress),
  PUBLIC_SUPABASE_KEY: optional(
    z
      .string()
      .trim()
      .refine((key) => !isSecretKey(key), {
        error:
          'is a secret key; it would be sent to every browser, so give the publishable one and replace this one'
      })
  ),
  SMTP_URL: optional(
    z.url({ protocol: /^smtps?$/, error: 'must be an address that starts with smtp:// or smtps://' })
  ),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address that starts with postgresql://' })
  ),
  MAIL_FROM: optional(
    z.string().regex(/^[^@\r\n]*[^@\s<]@[^@\s>]+>?$/, {
      error: 'must be a mail address, as in Samskap <svar@example.org>'
    })
  )
});

/** How this process runs. `supabase` is null with the embedded backend. */
export type Config = {
  host: string;
  port: number;
  /** Scheme, host and port as people type it, without a path. */
  origin: string;
  dataDir: string;
  demo: boolean;
  /** Where visitors write about accessibility and privacy; null shows none. */
  contact: string | null;
  supabase: { url: string; key: string } | null;
  /** Where mail is sent; null leaves it in the embedded backend's mailbox. */
  smtp: { url: string; from: string } | null;
  /** The Postgres of a real Supabase, as its owner, for the letters that wait there; null leaves them to another server. */
  databaseUrl: string | null;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

const originOf = (host: string, port: number): string => {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/**
 * The configuration from environment variables; `.env.example` says what each means.
 * @throws ConfigError with all faults at once, one line each, naming the variable
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const read = variables.safeParse(env);
  const faults = (read.error?.issues ?? []).map((issue) => {
    const name = issue.path.join('.');
    return `${name} ${issue.message}${secrets.has(name) ? '' : `; it is "${env[name]}"`}.`;
  });
  const url = blank(env.PUBLIC_SUPABASE_URL);
  const key = blank(env.PUBLIC_SUPABASE_KEY);
  const demo = onOff.safeParse(blank(env.DEMO) ?? 'off');
  if (url && !key)
    faults.push('PUBLIC_SUPABASE_KEY is missing: PUBLIC_SUPABASE_URL needs its publishable key.');
  if (url && demo.success && demo.data)
    faults.push(
      'DEMO is on, but the demo world exists only in the embedded backend: leave PUBLIC_SUPABASE_URL out, or DEMO off.'
    );
  if (blank(env.SMTP_URL) && !blank(env.MAIL_FROM))
    faults.push('MAIL_FROM is missing: SMTP_URL needs a sender.');
  if (!read.success || faults.length > 0)
    throw new ConfigError(
      `Samskap cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`
    );

  const given = read.data;
  const host = given.HOST ?? '127.0.0.1';
  const port = given.PORT ?? 3000;
  const supabase = given.PUBLIC_SUPABASE_URL
    ? { url: given.PUBLIC_SUPABASE_URL.replace(/\/+$/, ''), key: given.PUBLIC_SUPABASE_KEY ?? '' }
    : null;
  return {
    host,
    port,
    origin: given.ORIGIN ? new URL(given.ORIGIN).origin : originOf(host, port),
    dataDir: given.DATA_DIR ?? '.data',
    demo: given.DEMO ?? supabase === null,
    contact: given.CONTACT ?? null,
    supabase,
    smtp: given.SMTP_URL ? { url: given.SMTP_URL, from: given.MAIL_FROM ?? '' } : null,
    databaseUrl: supabase ? (given.DATABASE_URL ?? null) : null
  };
};
