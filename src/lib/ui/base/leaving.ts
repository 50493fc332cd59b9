/** Keeps what is being written each time the page may go: it is closed, or another app comes before it. @returns ends it */
export const whenLeaving = (keep: () => void): (() => void) => {
  const keepHidden = (): void => {
    if (document.hidden) keep();
  };
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keepHidden);
  return () => {
    removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', keepHidden);
  };
};
