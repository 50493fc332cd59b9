/** What is wrong with a file: each fault a line of its own, with the place in the file. */
export class ImportError extends Error {
  override name = 'ImportError';

  constructor(faults: readonly string[]) {
    const shown = faults.slice(0, 20);
    const rest = faults.length - shown.length;
    super([...shown, ...(rest > 0 ? [`and ${rest} more.`] : [])].join('\n'));
  }
}
