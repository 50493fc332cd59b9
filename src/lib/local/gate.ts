/**
 * The door to the local database for code in the first load: opens it by a dynamic import, once. Stores wait for it
 * with `whenOpen` without asking for it, so a first visit paints before any of this is fetched.
 */
import type { Phone } from './phone';

let opening: Promise<Phone> | null = null;
let announce: (phone: Phone) => void = () => undefined;
const opened = new Promise<Phone>((resolve) => {
  announce = resolve;
});

/** Opens the local database, or answers the open one. Rejects where the browser has none; then try again later. */
export const openLocal = (): Promise<Phone> => {
  opening ??= import('./phone')
    .then(({ openPhone }) => openPhone())
    .then((phone) => {
      announce(phone);
      return phone;
    });
  opening.catch(() => {
    opening = null;
  });
  return opening;
};

/** Resolves when somebody has opened it. */
export const whenOpen = (): Promise<Phone> => opened;
