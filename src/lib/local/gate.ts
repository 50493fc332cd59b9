/**
 * The door to the local database for code in the first load: fetches it by a dynamic import, once. Stores wait for it
 * with `whenOpen` without asking for it, so a first visit paints before any of this is fetched.
 */
import type { Phone } from './phone';

let starting: Promise<Phone> | null = null;
let announce: (phone: Phone) => void = () => undefined;
const opened = new Promise<Phone>((resolve) => {
  announce = resolve;
});

/** The local database as it lies on the phone, nothing of it in memory yet. Rejects where the browser has none. */
export const startLocal = (): Promise<Phone> => {
  starting ??= import('./phone').then(({ startPhone }) => startPhone());
  starting.catch(() => {
    starting = null;
  });
  return starting;
};

/** The same with everything in memory. Rejects where it cannot be read; then try again later. */
export const openLocal = async (): Promise<Phone> => {
  const phone = await startLocal();
  await phone.read();
  announce(phone);
  return phone;
};

/** Resolves when somebody has opened it. */
export const whenOpen = (): Promise<Phone> => opened;
