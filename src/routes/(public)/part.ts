/** A part of a page that most visits do without; null where it is not on this phone yet and there is no network. */
export const part = <T>(loading: Promise<{ default: T }>): Promise<T | null> =>
  loading.then(
    (loaded) => loaded.default,
    () => null
  );
