import { onMount } from 'svelte';

type Keep = () => Promise<unknown>;

const keepers = new Set<Keep>();

/** Keeps all that is being written: the page is about to be loaded anew. */
export const keepAll = async (): Promise<void> => {
  await Promise.all([...keepers].map((keep) => keep()));
};

/** Keeps what is being written each time the page may go: it is closed, or another app comes before it. @returns ends it */
export const whenLeaving = (keep: Keep): (() => void) => {
  const keepNow = (): void => void keep();
  const keepHidden = (): void => {
    if (document.hidden) void keep();
  };
  keepers.add(keep);
  addEventListener('pagehide', keepNow);
  document.addEventListener('visibilitychange', keepHidden);
  return () => {
    keepers.delete(keep);
    removeEventListener('pagehide', keepNow);
    document.removeEventListener('visibilitychange', keepHidden);
  };
};

/** As `whenLeaving` for the component that is being made, and when it is taken away. */
export const whenLeft = (keep: Keep): void =>
  onMount(() => {
    const end = whenLeaving(keep);
    return () => {
      end();
      void keep();
    };
  });
