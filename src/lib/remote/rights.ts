/**
 * One's own data at the server: to have it all as a file, and to have the account deleted. Both need the network and
 * the person's own token, so neither is a command in the outbox.
 */
type RightsConfig = {
  fetch: typeof globalThis.fetch;
  /** A token of the person, or null when there is none and none can be had now. */
  token: () => Promise<string | null>;
};

type RightsTrouble = 'offline' | 'not_signed_in' | 'server_fault';
export type Got<Value> = { ok: true; value: Value } | { ok: false; code: RightsTrouble };

export const createRights = ({ fetch, token }: RightsConfig) => {
  const ask = async <Value>(
    method: 'GET' | 'DELETE',
    query: string,
    read: (answer: Response) => Promise<Value | null>
  ): Promise<Got<Value>> => {
    const live = await token();
    if (!live) return { ok: false, code: 'offline' };
    try {
      const answer = await fetch(`/api/my-data${query}`, {
        method,
        headers: { authorization: `Bearer ${live}` }
      });
      if (!answer.ok) return { ok: false, code: answer.status === 401 ? 'not_signed_in' : 'server_fault' };
      const value = await read(answer);
      // Some box on the way answered instead of us.
      return value === null ? { ok: false, code: 'offline' } : { ok: true, value };
    } catch {
      return { ok: false, code: 'offline' };
    }
  };

  return {
    /** Everything about the person, as JSON or as a page in a language. */
    everything: (as: 'json' | 'html', language: string): Promise<Got<string>> =>
      ask('GET', `?as=${as}&language=${language}`, async (answer) =>
        answer.headers.get('content-disposition')?.includes('samskap.') ? answer.text() : null
      ),

    /** Deletes the account. */
    remove: (): Promise<Got<true>> =>
      ask('DELETE', '', async (answer) => {
        const { deleted } = ((await answer.json()) ?? {}) as { deleted?: unknown };
        return deleted === true || null;
      })
  };
};

export type Rights = ReturnType<typeof createRights>;
