/**
 * One's own data at the server: to have it all as a file, and to have the account deleted. Both need the network and
 * the person's own token, so neither is a command in the outbox.
 */
export type RightsConfig = {
  fetch: typeof globalThis.fetch;
  /** A token of the person, or null when there is none and none can be had now. */
  token: () => Promise<string | null>;
};

export type RightsTrouble = 'offline' | 'server_fault';
export type Got<Value> = { ok: true; value: Value } | { ok: false; code: RightsTrouble };

export const createRights = ({ fetch, token }: RightsConfig) => {
  const ask = async <Value>(
    method: 'GET' | 'DELETE',
    query: string,
    read: (answer: Response) => Promise<Value>
  ): Promise<Got<Value>> => {
    const live = await token();
    if (!live) return { ok: false, code: 'offline' };
    try {
      const answer = await fetch(`/api/my-data${query}`, {
        method,
        headers: { authorization: `Bearer ${live}` }
      });
      return answer.ok ? { ok: true, value: await read(answer) } : { ok: false, code: 'server_fault' };
    } catch {
      return { ok: false, code: 'offline' };
    }
  };

  return {
    /** Everything about the person, as JSON or as a page in a language. */
    everything: (as: 'json' | 'html', language: string): Promise<Got<string>> =>
      ask('GET', `?as=${as}&language=${language}`, (answer) => answer.text()),

    /** Deletes the account. What a box on the way says of itself is no deletion. */
    remove: async (): Promise<Got<true>> => {
      const gone = await ask('DELETE', '', async (answer): Promise<unknown> => answer.json());
      if (!gone.ok) return gone;
      const { deleted } = (gone.value ?? {}) as { deleted?: unknown };
      return deleted === true ? { ok: true, value: true } : { ok: false, code: 'server_fault' };
    }
  };
};

export type Rights = ReturnType<typeof createRights>;
