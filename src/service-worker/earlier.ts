/** How long a file stays after the version that replaced it (ms). */
const month = 30 * 86_400_000;

/** When each file of an earlier version was first seen to be one (ms since 1970), by its address in the cache. */
export type Seen = Record<string, number>;

/**
 * What to do with what lies in the cache when a new version takes over. Files with a hash in their name stay a month: a
 * tab that still runs an earlier version may open a page it has not opened before, also without a network.
 */
export const sortEarlier = (
  cached: readonly string[],
  current: ReadonlySet<string>,
  seen: Seen,
  now: number
): { keep: Seen; drop: string[] } => {
  const keep: Seen = {};
  const drop: string[] = [];
  for (const address of cached) {
    if (current.has(address)) continue;
    const since = seen[address] ?? now;
    if (address.includes('/_app/immutable/') && now - since < month) keep[address] = since;
    else drop.push(address);
  }
  return { keep, drop };
};
