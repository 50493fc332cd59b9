/**
 * Whose turn it is. Nothing of what anybody was shown is written down: the turns follow from the person, the day and
 * the challenge alone, so every phone of a person agrees, and over the days everything comes up.
 */

/** A number from 0 up to 1 that only the text decides (FNV-1a, mixed as in MurmurHash3). */
export const lot = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
};

const dayNumber = (day: string): number => Math.floor(Date.parse(day) / 86_400_000);

/**
 * Of all `ids` those whose turn it is on that day: an order of the person's own, a piece further every day. In as many
 * days as it takes everything has come once, also what nothing else would ever bring up.
 */
export const turnOf = (ids: readonly string[], person: string, day: string, count: number): string[] => {
  if (ids.length === 0 || count <= 0) return [];
  const order = ids
    .map((id) => ({ id, lot: lot(`${person} ${id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
  const from = (dayNumber(day) * count) % order.length;
  return [...order.slice(from), ...order.slice(0, from)].map(({ id }) => id);
};
