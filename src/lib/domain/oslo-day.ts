/** The day in Oslo at `now`, as `2027-03-14`: deadlines are days there, wherever the phone is. */
export const osloDay = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(now);
