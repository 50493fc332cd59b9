/** Writes `src/lib/domain/windows/holidays.ts` from date-holidays, which is too big for a phone. */
import { writeFileSync } from 'node:fs';
import { holidaysOf, holidayYears } from './holidays-of.ts';

const lines = holidayYears.map((year) => `  ${year}: '${holidaysOf(year)}'`);

writeFileSync(
  new URL('../../src/lib/domain/windows/holidays.ts', import.meta.url),
  `/** Public holidays of Norway, and the eves on which offices are closed, by year. Written by \`npm run holidays\`. */
export const holidays: Record<string, string> = {
${lines.join(',\n')}
};
`
);
