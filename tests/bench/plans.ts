import type pg from 'pg';

/** One node of a plan as auto_explain writes it. */
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  Filter?: string;
  'Join Filter'?: string;
  'Hash Cond'?: string;
  'Merge Cond'?: string;
  'Recheck Cond'?: string;
  'Subplan Name'?: string;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};

export type Plans = { statements: number; nodes: Node[] };

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

/** Switches auto_explain on for a superuser's connection; what functions run inside is explained as well. */
export const explainEverything = async (client: pg.Client): Promise<void> => {
  await client.query(`load 'auto_explain'`);
  for (const [name, value] of Object.entries({
    log_min_duration: '0',
    log_analyze: 'on',
    log_timing: 'off',
    log_nested_statements: 'on',
    log_format: 'json'
  }))
    await client.query(`set auto_explain.${name} = '${value}'`);
};

/** The plans of all statements that `work` made the server run, from inside the functions it called. */
export const plansOf = async (client: pg.Client, work: () => Promise<unknown>): Promise<Plans> => {
  const nodes: Node[] = [];
  let statements = 0;
  const collect = ({ message }: { message?: string | undefined }): void => {
    const start = message?.indexOf('{') ?? -1;
    if (!message?.startsWith('duration:') || start < 0) return;
    const { Plan } = JSON.parse(message.slice(start)) as { Plan: Node };
    statements += 1;
    nodes.push(...flatten(Plan));
  };
  client.on('notice', collect);
  await client.query('set client_min_messages = log');
  await work();
  await client.query('set client_min_messages = warning');
  client.off('notice', collect);
  return { statements, nodes };
};

/** How a table is read: the kinds of scan with their index. */
export const readsOf = ({ nodes }: Plans, relation: string): string[] => [
  ...new Set(
    nodes
      .filter((node) => node['Relation Name'] === relation)
      .map((node) => [node['Node Type'], node['Index Name']].filter(Boolean).join(' on '))
  )
];

/** By what a table is looked up in its indexes. */
export const lookupsOf = ({ nodes }: Plans, relation: string): string[] => [
  ...new Set(nodes.flatMap((node) => (node['Relation Name'] === relation ? (node['Index Cond'] ?? []) : [])))
];

/** The most rows that one look into a table brought. */
export const rowsPerLook = ({ nodes }: Plans, relation: string): number =>
  Math.max(0, ...nodes.map((node) => (node['Relation Name'] === relation ? (node['Actual Rows'] ?? 0) : 0)));

/** Rows that were read and thrown away, by table. */
export const removed = ({ nodes }: Plans): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const node of nodes) {
    const lost = node['Rows Removed by Filter'] ?? 0;
    const name = node['Relation Name'] ?? node['Node Type'];
    if (lost > 0) counts[name] = (counts[name] ?? 0) + lost;
  }
  return counts;
};

/** All that is asked row by row, or pair by pair. */
const conditions = [
  'Filter',
  'Join Filter',
  'Index Cond',
  'Recheck Cond',
  'Hash Cond',
  'Merge Cond'
] as const;

/** What makes a question dearer for each row there is: whole tables read, and functions or subplans run row by row. */
export const rowByRow = ({ nodes }: Plans, largeTables: readonly string[]): string[] =>
  nodes.flatMap((node) => {
    const found: string[] = [];
    const table = node['Relation Name'] ?? '';
    if (node['Node Type'] === 'Seq Scan' && largeTables.includes(table)) found.push(`all of ${table}`);
    const called = conditions
      .map((kind) => /\b(?:private|auth)\.\w+\(/.exec(node[kind] ?? '')?.[0])
      .find((call) => call !== undefined);
    if (called) found.push(`${called}) for each row of ${table || 'a join'}`);
    if (node['Subplan Name']?.startsWith('SubPlan') && (node['Actual Loops'] ?? 0) > 1)
      found.push(`a subplan ${node['Actual Loops']} times`);
    return found;
  });
