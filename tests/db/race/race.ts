/**
 * Writers and readers against each other on real Postgres. Writers hold their transactions open for random times and
 * roll some of them back, which is what makes unsafe cursors lose rows; readers pull as people under row level security.
 * A burst ends when the writers have stopped and every reader has pulled once more: then replica and truth are compared.
 */
import pg from 'pg';
import { random } from '../../bench/generate.ts';
import { actAs, connect } from './connection.ts';
import { difference, shown, visible, type Difference } from './oracle.ts';
import { OpenReplica, Replica, type OpenPage, type Page } from './replica.ts';
import { mainRoad, type Chance, type Draw, type Step } from './steps.ts';
import type { World } from './world.ts';

export type Options = {
  seconds: number;
  writers?: number;
  seed?: number;
  /** Rows a page; small ones make rounds of several pages. */
  page?: number;
  /** Transactions that a burst commits at least, however slow the machine is. */
  commits?: number;
  /** What the writers do; the main road where it is left out. */
  draw?: Draw;
};

export type Report = {
  commits: number;
  rollbacks: number;
  /** Transactions that the database itself gave up: deadlocks and serialisation. */
  retried: number;
  /** Errors that no race explains, by code and message. */
  unexpected: string[];
  /** Answers of `sync_push`, counted by status or code. */
  answers: Record<string, number>;
  rounds: number;
  pages: number;
  received: number;
  visible: number;
  wrong: Difference;
  wentBack: string[];
  /** Audiences whose sum in `sync_check_all` is not that of the replica, at rest. */
  offCheck: string[];
};

/** Every other reader asks for brief answers, as the app does; the rest ask as older apps did. */
type Reader = { client: pg.Client; uid: string; brief: boolean; replica: Replica };

const add = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Codes of a transaction that lost a race, not of a fault: integrity, deadlock, serialisation, lock timeout. */
const lostRace = (code: string): boolean =>
  code.startsWith('23') || code.startsWith('40') || code === '55P03';

export class Race {
  readonly report: Report = {
    commits: 0,
    rollbacks: 0,
    retried: 0,
    unexpected: [],
    answers: {},
    rounds: 0,
    pages: 0,
    received: 0,
    visible: 0,
    wrong: { extra: [], missing: [], stale: [] },
    wentBack: [],
    offCheck: []
  };
  private stopped = true;
  private readonly chance: Chance;
  private readonly url: string;
  private readonly options: Required<Options>;
  private readonly readers: Reader[] = [];
  private readonly open: { client: pg.Client; replica: OpenReplica };

  private constructor(url: string, options: Required<Options>, visitor: pg.Client) {
    this.url = url;
    this.options = options;
    this.chance = random(options.seed);
    this.open = { client: visitor, replica: new OpenReplica() };
  }

  static async begin(url: string, world: World, options: Options): Promise<Race> {
    const reader = async (uid: string | null): Promise<pg.Client> => {
      const client = await connect(url);
      await actAs(client, uid, 'session');
      return client;
    };
    const usual = { writers: 6, seed: 1, page: 5, commits: 0, draw: mainRoad(world) };
    const race = new Race(url, { ...usual, ...options }, await reader(null));
    for (const [n, { uid }] of world.people.entries())
      race.readers.push({ client: await reader(uid), uid, brief: n % 2 === 0, replica: new Replica() });
    return race;
  }

  /** Writes and reads for the given time, comes to rest, compares; adds to the report and returns it. */
  async burst(): Promise<Report> {
    this.stopped = false;
    const end = Date.now() + this.options.seconds * 1_000;
    const enough = this.report.commits + this.options.commits;
    const isOver = (): boolean => Date.now() > end && this.report.commits >= enough;
    const writing = Promise.all(Array.from({ length: this.options.writers }, () => this.write(isOver)));
    const reading = Promise.all([...this.readers.map((reader) => this.read(reader)), this.readOpen()]);
    await writing.finally(() => {
      this.stopped = true;
    });
    await reading;
    await this.settle();
    return this.report;
  }

  async end(): Promise<void> {
    await Promise.all([...this.readers.map(({ client }) => client.end()), this.open.client.end()]);
  }

  private async write(isOver: () => boolean): Promise<void> {
    const client = await connect(this.url);
    const chance = random(Math.floor(this.chance() * 1e9));
    while (!isOver()) {
      const next = await this.options.draw(client);
      await client.query('begin');
      try {
        const count = 1 + Math.floor(chance() * 3);
        for (let i = 0; i < count; i++) await this.step(client, next(chance));
        await client.query('select pg_sleep($1)', [chance() * chance() * 0.06]);
        const roll = chance();
        await client.query(roll < 0.08 ? 'rollback' : 'commit');
        if (roll < 0.08) this.report.rollbacks += 1;
        else this.report.commits += 1;
      } catch (error) {
        await client.query('rollback');
        this.lost(error);
      }
    }
    await client.end();
  }

  private async step(client: pg.Client, step: Step | undefined): Promise<void> {
    if (!step) return;
    if (step.as) await actAs(client, step.as, 'transaction');
    const { rows } = await client.query<{ answer?: { results: { status: string; code?: string }[] } }>(
      step.sql,
      step.values
    );
    if (step.as) await client.query('reset role');
    else add(this.report.answers, step.name);
    for (const result of rows[0]?.answer?.results ?? []) {
      add(this.report.answers, result.code ? `${result.status} ${result.code}` : result.status);
      if (result.code === 'server_fault') this.report.unexpected.push(JSON.stringify(result));
    }
  }

  private lost(error: unknown): void {
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
    if (lostRace(code)) this.report.retried += 1;
    else this.report.unexpected.push(`${code} ${String(error)}`);
  }

  private pull(reader: Reader, into = reader.replica): Promise<void> {
    return into.pull(async (epoch, cursors) => {
      const { rows } = await reader.client.query<{ page: Page }>(
        'select public.sync_pull($1, $2, $3, $4) as page',
        [epoch, JSON.stringify(cursors), this.options.page, reader.brief]
      );
      return (rows[0] as { page: Page }).page;
    });
  }

  private pullOpen(): Promise<void> {
    return this.open.replica.pull(async (since) => {
      const { rows } = await this.open.client.query<{ page: OpenPage }>(
        'select public.open_changes($1, $2) as page',
        [since, this.options.page]
      );
      return (rows[0] as { page: OpenPage }).page;
    });
  }

  private async check({ client, replica, uid }: Reader): Promise<void> {
    const audiences = Object.keys(replica.cursors);
    const { rows } = await client.query<{ sums: Record<string, { count: number; hash: string }> }>(
      'select public.sync_check_all($1) as sums',
      [audiences]
    );
    for (const audience of audiences) {
      const [server, own] = [rows[0]?.sums[audience], replica.sum(audience)];
      if (server?.count !== own.count || server.hash !== own.hash)
        this.report.offCheck.push(`${uid} ${audience}: ${server?.count} rows there, ${own.count} here`);
    }
  }

  private async read(reader: Reader): Promise<void> {
    while (!this.stopped) {
      await this.pull(reader);
      await reader.client.query('select pg_sleep($1)', [0.002 + this.chance() * 0.01]);
    }
  }

  private async readOpen(): Promise<void> {
    while (!this.stopped) {
      await this.pullOpen();
      await this.open.client.query('select pg_sleep($1)', [0.002 + this.chance() * 0.01]);
    }
  }

  /** At rest: one more round for everybody, then each replica against what its owner may select. */
  private async settle(): Promise<void> {
    const { report, open } = this;
    const wrong = (who: string, found: Difference): void => {
      for (const kind of ['extra', 'missing', 'stale'] as const)
        report.wrong[kind].push(...found[kind].map((key) => `${who} ${key}`));
    };
    await this.pullOpen();
    wrong('visitor', difference(open.replica.rows, await visible(open.client, 'visitor')));
    report.visible = open.replica.rows.size;
    for (const reader of this.readers) {
      await this.pull(reader);
      const truth = await visible(reader.client, 'person');
      wrong(reader.uid, difference(shown(open.replica.rows, reader.replica.rows), truth));
      report.visible += truth.size;
      const fromZero = new Replica();
      await this.pull(reader, fromZero);
      wrong(`${reader.uid} from zero`, difference(shown(open.replica.rows, fromZero.rows), truth));
      await this.check(reader);
    }
    const replicas = [open.replica, ...this.readers.map(({ replica }) => replica)];
    const total = (field: 'rounds' | 'pages' | 'received') =>
      replicas.reduce((sum, replica) => sum + replica[field], 0);
    report.rounds = total('rounds');
    report.pages = total('pages');
    report.received = total('received');
    report.wentBack = replicas.flatMap(({ wentBack }) => wentBack);
  }
}

export const wrongRows = ({ wrong }: Report): number =>
  wrong.extra.length + wrong.missing.length + wrong.stale.length;
