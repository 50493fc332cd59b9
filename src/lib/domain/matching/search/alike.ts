/** How many typing errors a word of so many letters may have. */
const allowed = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/** True when one word becomes the other by few letters left out, added, mistaken or swapped with their neighbour. */
const within = (a: string, b: string, most: number): boolean => {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return (last[b.length] ?? Infinity) <= most;
};

/** True for two words that may be the same but for a slip of the finger. @param open `typed` may not be all of it */
export const isMistyped = (typed: string, word: string, open: boolean): boolean => {
  const most = allowed(typed.length);
  if (most === 0) return false;
  return (
    within(typed, word, most) ||
    (open && word.length > typed.length && within(typed, word.slice(0, typed.length), most))
  );
};
