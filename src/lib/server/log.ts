export type Level = 'info' | 'warn' | 'error';

/** A quoted word that names a thing of the schema or the code, and is spelt as one: it tells the fault and no person. */
const naming =
  /\b(constraint|column|relation|table|function|schema|index|type|role|policy|trigger|sequence|parameter|reading) (["'])([a-z_][a-z0-9_.]*)\2/gi;

/** Groups of hexadecimal numbers between colons, perhaps with an old address, a zone or a port at the end. */
const newAddress =
  /(?<![\w.])(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,5})(?:%\w+)?(?!\w)/gi;
const clock = /^\d{1,2}:\d{1,2}:\d{0,2}$/;

/**
 * Whatever is quoted may be what a person wrote, however short. From the first mark to the last, since a value may
 * hold marks itself; a mark that is not closed reaches to the end.
 */
const quotes = (text: string): string =>
  text
    .replace(naming, '$1 \u0001$3\u0001')
    .replace(/["“”«»](?:.*["“”«»]|.*)/s, '"…"')
    .replace(/(?<!\w)['‘](?:.*['’](?!\w)|.*)/s, "'…'")
    .replaceAll('\u0001', '"');

/**
 * Values that may be personal or open a door: tokens, addresses (of mail and of machines), ids of rows, long numbers
 * (phone, national id), and whatever an error message quotes from a row.
 */
const scrub = (text: string): string =>
  quotes(text)
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '[id]')
    // Keys, as the one in the address of somebody's own calendar, and their hashes.
    .replace(/[0-9a-f]{32,}/gi, '[key]')
    .replace(/[^\s"'<>(=]+@[^\s"'<>)]+/g, '[address]')
    .replace(newAddress, (found) => (clock.test(found) ? found : '[machine]'))
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[machine]')
    .replace(/\b\d(?:[ -]?\d){7,}\b/g, '[number]')
    .replace(/=\([^)]*\)/g, '=(…)');

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
  // Without the message, whose lines may look like these.
  const where = (error.stack ?? '')
    .replace(error.message, '')
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
