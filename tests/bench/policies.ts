/** What row level security costs where people wait for it: the same questions with the policies and without. */
import type pg from 'pg';
import type { Challenge } from '../../src/lib/domain/challenges/challenge.ts';
import { actAs } from '../db/race/connection.ts';
import { fill, type Filled, type Size } from './fill.ts';
import { percentiles, type Line } from './measure.ts';
import { withPostgres } from './server.ts';

/** What a life leaves behind: most needs are over, a fifth stand open, some were never public. */
export const states: Challenge['state'][] = ['published', 'completed', 'completed', 'withdrawn', 'submitted'];

export type Question = { what: string; who: string | null; sql: string; values: unknown[] };

const listed = `from public.challenges where state = 'published'`;
const page = `select * ${listed} order by published_at desc, id limit 24`;

const ofThread = 'select * from public.messages where conversation_id = $1 order by number';
const waiting = (table: string): string =>
  `select * from public.${table} where partnership_id = $1 and state = 'received' order by sent_at, id limit 50`;

/** As PostgREST asks them for the app: whose rows is said in the question, not left to the policies. */
export const questions = ({ student, contact, leader, coordinator, talk, ground }: Filled): Question[] => {
  const [partnership] = ground.partnerships;
  const [unit] = ground.organisations;
  return [
    { what: 'list, visitor', who: null, sql: page, values: [] },
    { what: 'list, student', who: student, sql: page, values: [] },
    { what: 'list, contact', who: contact, sql: page, values: [] },
    { what: 'list, coordinator', who: coordinator, sql: page, values: [] },
    {
      what: 'list with its count, student',
      who: student,
      sql: `with page as (${page}) select (select count(*) ${listed}) as total, page.* from page`,
      values: []
    },
    {
      what: 'my page, student',
      who: student,
      sql: `select i.*, c.title, c.slug from public.interests i join public.challenges c on c.id = i.challenge_id
      where i.person_id = $1 order by i.sent_at desc limit 50`,
      values: [student]
    },
    {
      what: 'saved, student',
      who: student,
      sql: `select s.*, c.title, c.slug from public.saved s join public.challenges c on c.id = s.challenge_id
      where s.person_id = $1 order by s.saved_at desc limit 50`,
      values: [student]
    },
    {
      what: 'notifications, student',
      who: student,
      sql: `select * from public.notifications where person_id = $1 order by told_at desc limit 50`,
      values: [student]
    },
    { what: 'thread, its sender', who: student, sql: ofThread, values: [talk.student] },
    { what: 'thread, leader', who: leader, sql: ofThread, values: [talk.unit] },
    ...[
      { what: 'timeline, visitor', who: null },
      { what: 'timeline, leader', who: leader }
    ].map((asked) => ({
      ...asked,
      sql: 'select * from public.challenge_events where challenge_id = $1 order by step',
      values: [talk.challenge]
    })),
    ...[
      { what: 'staff inbox, contact', who: contact },
      { what: 'staff inbox, leader', who: leader }
    ].map((asked) => ({
      ...asked,
      sql: `select i.*, c.title from public.interests i join public.challenges c on c.id = i.challenge_id
      where c.organisation_id = $1 and i.state = 'sent' order by i.answer_by, i.id limit 50`,
      values: [unit]
    })),
    {
      what: 'submitted, coordinator',
      who: coordinator,
      sql: `select * from public.challenges where partnership_id = $1 and state = 'submitted' order by id limit 50`,
      values: [partnership]
    },
    {
      what: 'suggestions, coordinator',
      who: coordinator,
      sql: waiting('suggestions'),
      values: [partnership]
    },
    { what: 'reports, coordinator', who: coordinator, sql: waiting('reports'), values: [partnership] }
  ];
};

const runs = 60;

/** Both forms in turn, so that whatever else the machine does meets both. */
const compare = async (client: pg.Client, { what, who, sql, values }: Question): Promise<Line> => {
  const once = async (restricted: boolean): Promise<number> => {
    if (restricted) await actAs(client, who, 'session');
    const start = performance.now();
    await client.query(sql, values);
    const spent = performance.now() - start;
    if (restricted) await client.query('reset role');
    return spent;
  };
  const [restricted, free]: [number[], number[]] = [[], []];
  for (let run = -5; run < runs; run++) {
    const times = [await once(true), await once(false)] as const;
    if (run < 0) continue;
    restricted.push(times[0]);
    free.push(times[1]);
  }
  const [own, bare] = [percentiles(restricted), percentiles(free)];
  return {
    what: `${what}, with the policies`,
    value: own.p50 / bare.p50,
    unit: '×',
    budget: 1.5,
    note: `p50 ${own.p50.toFixed(2)} ms, without ${bare.p50.toFixed(2)} ms; p95 ${own.p95.toFixed(2)} and ${bare.p95.toFixed(2)} ms`
  };
};

/** Ten municipalities with thirty units each; a tenth of the people post and answer. */
const full: Size = {
  people: 10_000,
  challenges: 100_000,
  interests: 20_000,
  municipalities: 10,
  units: 300,
  contacts: 1_000,
  fed: false,
  life: true,
  states
};

export const policiesBench = (size = full): Promise<Line[]> =>
  withPostgres(async (open) => {
    const [client] = (await open('policies', 1)) as [pg.Client];
    const filled = await fill(client, size);
    const lines: Line[] = [];
    for (const question of questions(filled)) lines.push(await compare(client, question));
    return lines;
  });
