import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** One finding of `supabase db advisors`. */
export type Finding = {
  name: string;
  level: string;
  detail: string;
  metadata: { schema?: string; name?: string };
};

/**
 * Runs the Supabase CLI's lints against a database and returns all findings.
 *
 * Without `--level info` those of level INFO are never shown, and those about exposure find nothing where the roles
 * anon and authenticated or the schema `auth` lack: `known-bad.sql` proves that each of them still bites.
 * The CLI gets a home and a folder of its own: it writes to both, and sends no telemetry.
 */
export const advisors = async (url: string): Promise<Finding[]> => {
  const home = await mkdtemp(join(tmpdir(), 'lints-'));
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        resolve('node_modules/supabase/dist/supabase.js'),
        ...['db', 'advisors', `--remote=${url}`, '--type', 'all', '--level', 'info', '--fail-on', 'none'],
        ...['--output-format', 'json', '--agent', 'no']
      ],
      {
        cwd: home,
        env: { ...process.env, HOME: home, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
        maxBuffer: 64 * 1024 * 1024
      }
    );
    return (JSON.parse(stdout) as { results: Finding[] }).results;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};

/** What the gate lets pass: indexes that a young database has not used, and closed tables that no policy opens. */
const accepted = ({ name, metadata }: Finding): boolean =>
  name === 'unused_index' || (name === 'rls_enabled_no_policy' && metadata.schema === 'private');

export const faults = (findings: Finding[]): Finding[] => findings.filter((finding) => !accepted(finding));
