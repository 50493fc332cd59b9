export type Level = 'info' | 'warn' | 'error';

/**
 * Values that may be personal or open a door: tokens, addresses (of mail and of machines), ids of rows, long numbers
 * (phone, national id), and whatever an error message quotes from a row.
 */
const scrub = (text: string): string =>
  text
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '[id]')
    .replace(/[^\s"'<>(=]+@[^\s"'<>)]+/g, '[address]')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[machine]')
    .replace(/\b\d(?:[ -]?\d){7,}\b/g, '[number]')
    .replace(/=\([^)]*\)/g, '=(…)')
    .replace(/"[^"\n]{40,}"|'[^'\n]{40,}'/g, '"…"');

/** One line of JSON on standard output (error: standard error). Never pass it what a person wrote. */
export const log = (
  level: Level,
  event: string,
  fields: Record<string, string | number | null> = {}
): void => {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  (level === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
};

/** What the log may hold of an error: its kind, its scrubbed message and where it came from. */
export const describe = (error: unknown): Record<string, string> => {
  if (!(error instanceof Error)) return { error: scrub(String(error)).slice(0, 500) };
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
  return {
    error: error.name,
    message: scrub(error.message).slice(0, 1_000),
    where: where.map((line) => line.trim()).join(' < ')
  };
};

/** Writes an unexpected error down and gives the id that the person is shown. */
export const logFault = (
  event: string,
  error: unknown,
  fields: Record<string, string | number | null> = {}
): string => {
  const id = crypto.randomUUID().slice(0, 8);
  log('error', event, { id, ...fields, ...describe(error) });
  return id;
};
