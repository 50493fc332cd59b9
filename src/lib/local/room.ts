/** How much room the app takes on this phone, and whether the browser has promised to keep what it stores. */
export type Room = {
  /** Bytes; null where the browser does not say. */
  used: number | null;
  /** Bytes that this site may use in all. */
  most: number | null;
  /** True: the browser clears nothing away by itself. */
  kept: boolean | null;
};

const unknown: Room = { used: null, most: null, kept: null };

export const room = async (): Promise<Room> => {
  // Old browsers have no storage manager, and a page without TLS has none either.
  if (!('storage' in navigator)) return unknown;
  try {
    const [{ usage, quota }, kept] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted()
    ]);
    return { used: usage ?? null, most: quota ?? null, kept };
  } catch {
    return unknown;
  }
};
