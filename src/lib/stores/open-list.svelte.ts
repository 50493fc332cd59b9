/**
 * A whole list of the open data that lies in no replica: fetched once in a tab, after first paint, by whoever needs it.
 * The worker keeps the answer, so it is here without a network too.
 */
export class OpenList<Row> {
  #rows = $state.raw<readonly Row[]>([]);
  #loading: Promise<readonly Row[]> | undefined;
  readonly #name: string;
  readonly #field: string;

  /** @param name the path of the list below `/api/open/v1` @param field what it is called in the answer */
  constructor(name: string, field: string) {
    this.#name = name;
    this.#field = field;
  }

  /** Empty until it has come, and where nothing was imported. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Fetches it unless it is here. Never rejects: without an answer it is empty, and asked for again next time. */
  load(): Promise<readonly Row[]> {
    this.#loading ??= ask<Row>(fetch, this.#name, this.#field).then((rows) => {
      if (!rows) this.#loading = undefined;
      else if (rows.length > 0) this.#rows = rows;
      return this.#rows;
    });
    return this.#loading;
  }
}

/** The rows that the open data answer; null without an answer of ours. */
export const ask = async <Row>(
  fetch: typeof globalThis.fetch,
  path: string,
  field: string
): Promise<Row[] | null> => {
  const answer = await fetch(`/api/open/v1/${path}`).catch(() => null);
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  const rows = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : null;
  return Array.isArray(rows) ? (rows as Row[]) : null;
};
