/** This phone's clock against the server's. */

/** Up to here it is the network, not a clock that is wrong; and longer no answer takes that says anything (ms). */
export const tolerated = 60_000;

/**
 * How far the server's clock is ahead of this phone's (ms), taken that it answered halfway between question and arrival.
 * Null where nothing can be said: no time in the answer, or a phone that slept or was set meanwhile.
 * @param theirs the server's time in the answer (ms, may be NaN)
 */
export const serverAhead = (theirs: number, asked: number, answered: number): number | null =>
  Number.isNaN(theirs) || Math.abs(answered - asked) > tolerated
    ? null
    : Math.round(theirs - (asked + answered) / 2);
