/** The first `n` in an order that knows no ties, without sorting the many that nobody sees. */
export const firstOf = <Item>(
  items: readonly Item[],
  n: number,
  order: (a: Item, b: Item) => number
): Item[] => {
  if (n * 8 > items.length) return [...items].sort(order).slice(0, n);
  const first: Item[] = [];
  for (const item of items) {
    const last = first[n - 1];
    if (last !== undefined && order(last, item) < 0) continue;
    let [from, to] = [0, first.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (order(first[middle] as Item, item) < 0) from = middle + 1;
      else to = middle;
    }
    first.splice(from, 0, item);
    if (first.length > n) first.pop();
  }
  return first;
};
