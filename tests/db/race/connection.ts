import pg from 'pg';

/** A connection of its own: `sync_pull` and its rivals are only honest when each person has one. */
export const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

/** The claims that PostgREST would set for this person; none for a visitor. */
const claims = (uid: string | null): string =>
  JSON.stringify(uid ? { sub: uid, role: 'authenticated' } : { role: 'anon' });

/**
 * Speaks as a person (or, with null, as a visitor) under row level security.
 * @param scope `transaction` lasts until commit or rollback, `session` for good
 */
export const actAs = async (
  client: pg.Client,
  uid: string | null,
  scope: 'session' | 'transaction'
): Promise<void> => {
  const local = scope === 'transaction';
  await client.query(`set ${local ? 'local' : 'session'} role ${uid ? 'authenticated' : 'anon'}`);
  await client.query(
    `select set_config('request.jwt.claims', $1, $3), set_config('request.jwt.claim.sub', $2, $3)`,
    [claims(uid), uid ?? '', local]
  );
};

/** A copy of a database that nobody is connected to: every scenario starts from the same world, in its own. */
export const copyDatabase = async (url: string, from: string, to: string): Promise<string> => {
  const admin = await connect(url);
  try {
    await admin.query(
      `create database ${admin.escapeIdentifier(to)} template ${admin.escapeIdentifier(from)}`
    );
  } finally {
    await admin.end();
  }
  const copy = new URL(url);
  copy.pathname = `/${to}`;
  return copy.toString();
};
