/** Runs one piece of work at a time, in the order of asking. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Repair 2 of the embedded backend: every request and every direct query goes through one gate. Lite opens
 * transactions with a bare BEGIN on the only connection, so anything that slips in between lands inside a stranger's
 * transaction, runs with a stranger's role, and breaks every later request. Never ask for the gate from inside its
 * own work: that waits for itself.
 */
export const createGate = (): Gate => {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
};
