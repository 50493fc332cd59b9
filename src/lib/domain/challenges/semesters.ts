/** A half of a year as universities count them: `2027-spring`, `2027-autumn`. */
export type Semester = `${number}-${'spring' | 'autumn'}`;

/** The period of a challenge that names no days. */
export const openPeriod = 'open';

/** The first and the last day of a semester; null for anything else. */
export const daysOf = (value: string): [from: string, to: string] | null => {
  const [year, half] = value.split('-');
  if (half === 'spring') return [`${year}-01-01`, `${year}-07-31`];
  return half === 'autumn' ? [`${year}-08-01`, `${year}-12-31`] : null;
};

/** The semester of a day (`2026-11-26`) and those after it. */
export const semestersFrom = (day: string, count = 4): Semester[] => {
  const first = Number(day.slice(0, 4)) * 2 + (day.slice(5, 7) < '08' ? 0 : 1);
  return Array.from(
    { length: count },
    (_, n): Semester => `${Math.floor((first + n) / 2)}-${(first + n) % 2 ? 'autumn' : 'spring'}`
  );
};
