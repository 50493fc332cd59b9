/** `npm run bench`: measures, prints one table, and fails when a budget is broken. `npm run bench -- wire` runs a part. */
import { table, within, type Line } from './measure.ts';

const parts: Record<string, () => Promise<Line[]>> = {
  database: async () => (await import('./database.ts')).databaseBench(),
  policies: async () => (await import('./policies.ts')).policiesBench(),
  wire: async () => (await import('./wire.ts')).wireBench(),
  delta: async () => (await import('./delta.ts')).deltaBench(),
  search: async () => (await import('./search-browser.ts')).searchBrowserBench(),
  typing: async () => (await import('./typing.ts')).typingBench(),
  browser: async () => (await import('./browser.ts')).browserBench(),
  lighthouse: async () => (await import('./lighthouse.ts')).lighthouseBench()
};

const asked = process.argv.slice(2).filter((name) => name in parts);
const lines: Line[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  console.log(`… ${name}`);
  lines.push(...((await parts[name]?.()) ?? []));
}
console.log(`\n${table(lines)}\n`);
const over = lines.filter((line) => !within(line));
if (over.length > 0) console.log(`Over budget: ${over.map(({ what }) => what).join('; ')}`);
process.exit(over.length > 0 ? 1 : 0);
