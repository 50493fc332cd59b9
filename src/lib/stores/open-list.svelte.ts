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
    this.#loading ??= ask<Row>(fetch, this.#name, this.#field, true).then((rows) => {
      if (!rows) this.#loading = undefined;
      else if (rows.length > 0) this.#rows = rows;
      return this.#rows;
    });
    return this.#loading;
  }
}

/** The worker keeps what it fetched for a page; on a first visit it is in charge of none yet (`service-worker/pages.ts`). */
const keep = async (address: string, answer: Response): Promise<void> => {
  if (typeof caches === 'undefined' || navigator.serviceWorker?.controller) return;
  await caches
    .open('samskap-lists')
    .then((cache) => cache.put(address, answer))
    // No room, or a browser that keeps nothing: the list is here as long as the tab.
    .catch(() => undefined);
};

/** The rows that the open data answer; null without an answer of ours. @param keeps for later without a network */
export const ask = async <Row>(
  fetch: typeof globalThis.fetch,
  path: string,
  field: string,
  keeps = false
): Promise<Row[] | null> => {
  const address = `/api/open/v1/${path}`;
  const answer = await fetch(address).catch(() => null);
  const copy = keeps && answer?.ok ? answer.clone() : null;
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  const rows = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : null;
  if (!Array.isArray(rows)) return null;
  if (copy) await keep(address, copy);
  return rows as Row[];
};
