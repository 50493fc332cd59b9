/** Notes in a cache of their own, because that is what a page and the worker can both read. */
export const marks = {
  cache: 'samskap-marks',
  /** Set by the page once the public replica holds data (`stores/worker.ts` writes the same name). */
  filled: '/replica-filled',
  /** Since when files of earlier versions are no longer needed. */
  earlier: '/earlier-files'
};
