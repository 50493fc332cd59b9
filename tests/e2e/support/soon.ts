/** A time within a day, so that the door is open, and still ahead, as a host writes it in Norway. */
export const soon = (): Record<'day' | 'from' | 'to' | 'before', string> => {
  const oslo = (time: number) => new Date(time).toLocaleString('sv', { timeZone: 'Europe/Oslo' });
  // Late in the evening tomorrow morning is less than a day away.
  const hour = Number(oslo(Date.now()).slice(11, 13));
  const tomorrow = hour > 19;
  const day = oslo(Date.now() + (tomorrow ? 12 * 3_600_000 : 0)).slice(0, 10);
  const first = tomorrow ? 8 : hour + 2;
  const clock = (at: number) => `${String(at).padStart(2, '0')}:00`;
  return { day, from: clock(first), to: clock(first + 1), before: clock(first - 1) };
};
