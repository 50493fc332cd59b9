/** The drafts beside which the writer has put away what resembles them, for as long as this tab is open. */
export const putAway = new Set<string>();
