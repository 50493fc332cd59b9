/**
 * Random stories of followers: they follow, stop, pause and save while challenges are published and the server's round is
 * made, or killed anywhere in it. Whoever followed it all along is told once; whoever never did, not at all; nobody twice.
 */
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Kind } from '../../src/lib/domain/challenges/challenge';
import type { Followed } from '../../src/lib/domain/follows/follow';
import { Killed, person, round, send, toldOf } from './follows-support';
import { places } from './people';
import { challengeIn } from './stories';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Made = { smart: boolean; kind: Kind; word: string };

/** What can be followed, and what then belongs to it: said here anew, without the code of the list. */
const things: { followed: Followed; at: 'publishing' | 'round'; fits: (made: Made) => boolean }[] = [
  { followed: { kind: 'theme', subject: 'health' }, at: 'publishing', fits: ({ smart }) => !smart },
  { followed: { kind: 'organisation', subject: places.gjovik }, at: 'publishing', fits: () => true },
  {
    followed: { kind: 'partnership', subject: places.trondheimPartnership },
    at: 'publishing',
    fits: () => false
  },
  {
    followed: { kind: 'search', subject: '?kind=master' },
    at: 'round',
    fits: ({ kind }) => kind === 'master'
  },
  {
    followed: { kind: 'search', subject: '?q=tryghet' },
    at: 'round',
    fits: ({ word }) => word === 'tryghet'
  },
  {
    followed: { kind: 'search', subject: '?theme=health&kind=phd&q=tryghet' },
    at: 'round',
    fits: ({ smart, kind, word }) => !smart && kind === 'phd' && word === 'tryghet'
  }
];

const who = fc.nat(2);
const thing = fc.nat(things.length - 1);
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('follow' as const), who, thing }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stop' as const), who, thing }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pause' as const), who, thing, paused: fc.boolean() })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      smart: fc.boolean(),
      kind: fc.constantFrom<Kind>('master', 'phd'),
      word: fc.constantFrom('tryghet', 'vannrør')
    })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('round' as const),
      most: fc.integer({ min: 1, max: 4 }),
      kill: fc.option(fc.record({ after: fc.integer({ min: 1, max: 9 }), answered: fc.boolean() }), {
        freq: 3
      })
    })
  }
);

type Event = typeof event extends fc.Arbitrary<infer Each> ? Each : never;
type Row = { since: number; paused: boolean };
type Published = Made & { id: string; since: number; saved: Set<number>; settled: boolean };

/** One person and one challenge: whether it fitted at the publishing, and at every moment until it was gone through. */
type Watch = { told: boolean; always: boolean; ever: boolean };

class Story {
  readonly #people: string[];
  readonly #follows = new Map<string, Row>();
  readonly #published: Published[] = [];
  readonly #watches = new Map<string, Watch>();
  #clock = 0;

  constructor(people: string[]) {
    this.#people = people;
  }

  #fits(n: number, made: Published, at: 'publishing' | 'round'): boolean {
    return (
      !made.saved.has(n) &&
      things.some((one, i) => {
        const row = this.#follows.get(`${n} ${i}`);
        return row !== undefined && !row.paused && row.since < made.since && one.at === at && one.fits(made);
      })
    );
  }

  #look(): void {
    for (const made of this.#published.filter(({ settled }) => !settled))
      for (const n of this.#people.keys()) {
        const key = `${n} ${made.id}`;
        const watch = this.#watches.get(key) ?? {
          told: this.#fits(n, made, 'publishing'),
          always: true,
          ever: false
        };
        const fits = this.#fits(n, made, 'round');
        this.#watches.set(key, {
          ...watch,
          always: watch.always && fits,
          ever: watch.ever || fits
        });
      }
  }

  async #holds(): Promise<void> {
    for (const made of this.#published)
      for (const [n, uid] of this.#people.entries()) {
        const watch = this.#watches.get(`${n} ${made.id}`);
        const told = await toldOf(world, uid, made.id);
        expect(told.length).toBeLessThanOrEqual(1);
        expect(await toldOf(world, uid, made.id, 'mail')).toHaveLength(told.length);
        if (watch?.told) expect(told).toHaveLength(1);
        if (!watch?.told && !watch?.ever) expect(told).toHaveLength(0);
        if (made.settled && watch?.always) expect(told).toHaveLength(1);
      }
  }

  async happens(what: Event): Promise<void> {
    this.#clock += 1;
    const followed = 'thing' in what ? things[what.thing]?.followed : undefined;
    const uid = 'who' in what ? (this.#people[what.who] ?? '') : '';
    const key = 'thing' in what ? `${what.who} ${what.thing}` : '';
    const row = this.#follows.get(key);
    switch (what.do) {
      case 'follow':
        expect((await send(world, uid, 'follows.add', { id: randomUUID(), ...followed })).status).toBe(
          'applied'
        );
        this.#follows.set(key, row ?? { since: this.#clock, paused: false });
        break;
      case 'stop':
        await send(world, uid, 'follows.remove', { id: randomUUID(), ...followed });
        this.#follows.delete(key);
        break;
      case 'pause':
        await send(world, uid, 'follows.pause', { id: randomUUID(), ...followed, paused: what.paused });
        if (row) this.#follows.set(key, { ...row, paused: what.paused });
        break;
      case 'save': {
        const last = this.#published.at(-1);
        if (!last) break;
        await send(world, uid, 'saved.add', { id: randomUUID(), challenge_id: last.id });
        last.saved.add(what.who);
        break;
      }
      case 'publish': {
        const { smart, kind, word } = what;
        const id = await challengeIn(world, 'published', {
          title: `Mer ${word} i hverdagen`,
          kinds: [kind],
          theme_id: smart ? places.otherTheme : places.theme
        });
        this.#published.push({ id, smart, kind, word, since: this.#clock, saved: new Set(), settled: false });
        break;
      }
      case 'round':
        try {
          await round(world, { most: what.most, ...(what.kill && { kill: what.kill }) });
          for (const made of this.#published) made.settled = true;
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        await this.#holds();
        return;
    }
    this.#look();
  }

  async ends(): Promise<void> {
    await round(world);
    for (const made of this.#published) made.settled = true;
    await this.#holds();
  }
}

it('tells each follower once of what they followed, whatever happens meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 24 }), async (events) => {
      // Of those of another story nobody is to be told, or the first hundred might be theirs.
      await world.sql('delete from public.follows');
      const story = new Story([await person(world), await person(world), await person(world)]);
      for (const one of events) await story.happens(one);
      await story.ends();
    }),
    { numRuns: 20 }
  );
});
