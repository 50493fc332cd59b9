import { currentActivity, onActivity } from '../local/driver';

/** The worker knows it by the same word (`service-worker/update.ts`). */
const takeOver = 'take-over';

/** How often a page that stays open asks for a newer version (ms). */
const lookEvery = 60 * 60_000;

/** Resolves when nothing is on its way to the server: an answer that comes to a page that is gone is asked for twice. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (currentActivity().sending) return;
      stop();
      resolve();
    };
    const stop = onActivity(look);
    look();
  });

/**
 * From one version of the app to the next. The page whose reader asks for it saves what is being written, waits for what
 * is being sent, lets the waiting worker take over and loads itself anew, once. Other tabs go on with what they have in
 * memory, so that nothing typed there is lost, and become new at their next page.
 */
class Updates {
  #waiting = $state.raw<ServiceWorker | null>(null);
  #replaced = false;
  #asked = false;

  /** A newer version lies on this phone. */
  get ready(): boolean {
    return this.#waiting !== null;
  }

  /** Another tab has let a newer version in: the next page of this one must come from it. */
  get replaced(): boolean {
    return this.#replaced;
  }

  /** @param save stores all that is being written */
  async take(save: () => Promise<void>): Promise<void> {
    if (!this.#waiting || this.#asked) return;
    this.#asked = true;
    await save();
    await idle();
    this.#waiting.postMessage(takeOver);
  }

  watch(registration: ServiceWorkerRegistration): void {
    const { serviceWorker } = navigator;
    // The first worker of a phone replaces nothing.
    let controlled = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (controlled && this.#asked) location.reload();
      else if (controlled) this.#replaced = true;
      controlled = true;
      this.#waiting = null;
    });
    const look = (): void => {
      if (registration.waiting && serviceWorker.controller) this.#waiting = registration.waiting;
    };
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
    look();
    let lookedAt = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - lookedAt < lookEvery) return;
      lookedAt = Date.now();
      registration.update().catch(() => undefined);
    });
  }
}

export const updates = new Updates();
