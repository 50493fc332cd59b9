/** Starts fetching what anyone may read. Called once by the root layout after first paint; later calls do nothing. */
export const startPublic = (): void => {};

/** Starts sending and fetching for the signed-in person. Safe to call whenever a session may exist. */
export const startPrivate = async (): Promise<void> => {};
