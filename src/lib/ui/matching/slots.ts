/**
 * Which cards stand where. What is on the screen keeps its place while somebody looks at it, whatever comes from
 * elsewhere meanwhile: what was put away stays as one line, and a new card comes last.
 * @param slots ids as they stand
 * @param wanted ids that would be shown now, the best first
 * @param stays whether an id that stands there still may
 * @param away ids that were put away here
 */
export const keepSlots = (
  slots: readonly string[],
  wanted: readonly string[],
  n: number,
  stays: (id: string) => boolean,
  away: (id: string) => boolean
): string[] => {
  const kept = slots.filter((id) => away(id) || stays(id));
  const room = n - kept.filter((id) => !away(id)).length;
  return [...kept, ...wanted.filter((id) => !kept.includes(id)).slice(0, Math.max(0, room))];
};
