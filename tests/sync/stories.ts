/** Random stories for the world, and the telling of one. Used by the property test and by the broken variants. */
import fc from 'fast-check';
import { commands, type CommandName } from '../../src/lib/domain/registry';
import type { Entity } from '../../src/lib/domain/rows';
import { writePerson } from '../../src/lib/local/person';
import { privateName, publicName } from '../../src/lib/local/schema';
import { organisation, partnership } from './model-rows';
import { Observer } from './observer';
import { commandOf } from './old-ops';
import type { Damage, Tab } from './tab';
import { netFaults, World, type NetFault, type Steps } from './world';

export const anna = '00000000-0000-4000-8000-0000000000a1';
export const berit = '00000000-0000-4000-8000-0000000000b2';
const people = [anna, berit];
const lanes = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000c00${n}`);
const fields = ['title', 'today', 'better'] as const;
/** Rows of every other room. */
const others = [1, 2].map((n) => `00000000-0000-4000-8000-00000000e00${n}`);

/** Every command of the registry. */
const kinds = Object.keys(commands) as CommandName[];

export type Act =
  | { act: 'save'; tab: number; lane: number; field: number; flaw: '' | 'bad ' | 'poison ' }
  | { act: 'any'; tab: number; kind: CommandName; lane: number }
  | { act: 'old build'; tab: number; lane: number }
  | { act: 'freeze'; tab: number; after: number }
  | { act: 'expire'; renewals: World['renewals'] }
  | { act: 'fill'; times: number }
  | { act: 'damage'; tab: number; what: Damage; open: boolean; which: number }
  | { act: 'evict'; tab: number }
  | { act: 'ruin'; tab: number; open: boolean }
  | { act: 'restore' }
  | { act: 'purge' }
  | {
      act: 'move';
      tab: number;
      lane: number;
      kind: 'submit' | 'publish' | 'withdraw' | 'remove' | 'interest';
    }
  | { act: 'sync'; tab: number }
  | { act: 'deliver'; which: number }
  | { act: 'tick'; ms: number }
  | { act: 'crash'; tab: number; fuse: number }
  | { act: 'elsewhere'; lane: number; what: 'title' | 'better' | 'contact' | 'role' | 'publish' | 'gone' }
  | { act: 'solve'; tab: number; how: 'retry' | 'discard' }
  | { act: 'person'; who: number }
  | { act: 'out'; tab: number };

const tab = fc.nat(1);
const lane = fc.nat(lanes.length - 1);
const day = 86_400_000;

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('save' as const),
      tab,
      lane,
      field: fc.nat(2),
      flaw: fc.oneof(
        { weight: 16, arbitrary: fc.constant('' as const) },
        { weight: 2, arbitrary: fc.constant('bad ' as const) },
        { weight: 1, arbitrary: fc.constant('poison ' as const) }
      )
    })
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('any' as const),
      tab,
      kind: fc.constantFrom(...kinds),
      lane: fc.nat(others.length - 1)
    })
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('old build' as const), tab, lane }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('freeze' as const),
      tab,
      after: fc.integer({ min: 1, max: 12 })
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('expire' as const),
      renewals: fc.constantFrom('renewed' as const, 'offline' as const, 'refused' as const)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('fill' as const), times: fc.integer({ min: 1, max: 4 }) })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('damage' as const),
      tab,
      what: fc.constantFrom('row' as const, 'audience' as const, 'state' as const),
      open: fc.boolean(),
      which: fc.nat(9)
    })
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('evict' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('ruin' as const), tab, open: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ act: 'restore' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'purge' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      tab,
      lane,
      kind: fc.constantFrom(
        'submit' as const,
        'publish' as const,
        'withdraw' as const,
        'remove' as const,
        'interest' as const
      )
    })
  },
  { weight: 7, arbitrary: fc.record({ act: fc.constant('sync' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('deliver' as const), which: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('tick' as const),
      ms: fc.constantFrom(5_000, 600_000, day, -day)
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('crash' as const), tab, fuse: fc.integer({ min: 1, max: 12 }) })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('elsewhere' as const),
      lane,
      what: fc.constantFrom(
        'title' as const,
        'better' as const,
        'contact' as const,
        'role' as const,
        'publish' as const,
        'gone' as const
      )
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('solve' as const),
      tab,
      how: fc.constantFrom('retry' as const, 'discard' as const)
    })
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('person' as const), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('out' as const), tab }) }
);

const slow = ['slow request', 'slow answer'] as const;
const trouble = netFaults.filter((name) => name !== 'ok' && !(slow as readonly string[]).includes(name));
const fault = (ok: number, late: number) =>
  fc.oneof(
    { weight: ok, arbitrary: fc.constant<NetFault>('ok') },
    { weight: late, arbitrary: fc.constantFrom<NetFault>(...slow) },
    { weight: 6, arbitrary: fc.constantFrom<NetFault>(...trouble) }
  );

export const story = fc.record({
  acts: fc.array(act, { minLength: 5, maxLength: 16, size: 'max' }),
  faults: fc.record({
    push: fc.array(fault(4, 3), { maxLength: 15, size: 'max' }),
    other: fc.array(fault(12, 6), { maxLength: 30, size: 'max' })
  })
});
export type Story = { acts: Act[]; faults: World['faults'] };

class Telling {
  readonly world: World;
  readonly observer: Observer;
  #texts = 0;

  constructor(broken: Partial<Steps>) {
    this.world = new World(broken);
    this.observer = new Observer(this.world, people);
    this.world.server.coordinators.add(berit);
    this.world.server.add('themes', { id: lanes[0] ?? '', key: 'health', position: 1 });
    this.#before();
  }

  /** Anna has published one challenge and submitted another. */
  #before(): void {
    const { server, newId } = this.world;
    const place = { partnership_id: partnership, organisation_id: organisation };
    const push = (uid: string, kind: string, args: Record<string, unknown>) =>
      server.push(uid, [{ op_id: newId(), kind, v: 1, args, base_rev: null, prev: null }]);
    for (const id of lanes.slice(0, 2)) {
      push(anna, 'challenges.save', { id, ...place, title: 'Before' });
      push(anna, 'challenges.submit', { id });
    }
    push(berit, 'challenges.publish', { id: lanes[0] });
  }

  async play(act: Act): Promise<void> {
    const { world } = this;
    switch (act.act) {
      case 'save':
        return this.#save(await world.tab(act.tab), act);
      case 'move':
        return this.#move(await world.tab(act.tab), act);
      case 'any':
        return this.#any(await world.tab(act.tab), act);
      case 'old build':
        return this.#oldBuild(await world.tab(act.tab), act.lane);
      case 'sync':
        return (await world.tab(act.tab, false)).sync();
      case 'deliver':
        return world.deliver(act.which);
      case 'tick':
        if (Math.abs(act.ms) === day) world.strike('clock a day off');
        return world.tick(act.ms);
      case 'crash':
        (await world.tab(act.tab)).fuse = act.fuse;
        return;
      case 'freeze':
        (await world.tab(act.tab)).ice = act.after;
        return;
      case 'expire':
        world.strike('expired token');
        world.expired = true;
        world.renewals = act.renewals;
        return;
      case 'fill':
        world.full = act.times;
        return;
      case 'damage':
        if (await (await world.tab(act.tab)).damage(act.what, act.open, act.which)) this.observer.spoilt();
        return;
      case 'evict':
        return this.#evict(await world.tab(act.tab), act.tab);
      case 'ruin':
        return act.open
          ? this.#ruinPublic(await world.tab(act.tab), act.tab)
          : this.#ruinOwn(await world.tab(act.tab), act.tab);
      case 'restore':
        world.strike('epoch change');
        world.server.epoch += '+';
        return;
      case 'purge':
        // Half a year after its tombstones: no round that began before is still under way.
        if (world.held.length > 0 || world.living.some((one) => one.frozen)) return;
        world.strike('feed purge');
        return world.server.purge();
      case 'elsewhere':
        return this.#elsewhere(act);
      case 'solve':
        return this.#solve(await world.tab(act.tab), act.how);
      case 'person':
        if (world.person !== null && world.person !== people[act.who]) world.strike('another person');
        return world.signIn(people[act.who] ?? anna);
      case 'out':
        return this.#signOut(await world.tab(act.tab));
    }
  }

  /** Stores a command, and holds it against what the person then sees. */
  async #write(tab: Tab, kind: CommandName, args: Record<string, unknown>): Promise<void> {
    const { person } = this.world;
    if (!(await tab.write(kind, args)) || !person) return;
    this.world.strike(kind);
    const lane = commands[kind].lane(args as never);
    this.observer.told(person, lane, args);
    const row = rowOf(tab, lane);
    if (kind.endsWith('.remove') && !row) this.observer.sawGo(person, lane);
    for (const [field, text] of Object.entries(args))
      this.observer.saw(person, lane, field, row?.[field] === text ? String(text) : '');
  }

  async #any(tab: Tab, act: Extract<Act, { act: 'any' }>): Promise<void> {
    const { kind } = act;
    this.#texts += 1;
    const args = structuredClone(commandOf(kind).args);
    for (const [field, value] of Object.entries(args))
      if (typeof value === 'string') args[field] = value.replace(/^t0 /, `t${this.#texts} `);
    args.id = (kind.startsWith('challenges.') ? lanes : others)[act.lane];
    await this.#write(tab, kind, args);
  }

  /** A save that an older build of the app left in the outbox, in a form that the server no longer takes. */
  async #oldBuild(tab: Tab, lane: number): Promise<void> {
    await this.#save(tab, { act: 'save', tab: 0, lane, field: 0, flaw: '' });
    if (await tab.age()) this.world.strike('two builds');
  }

  /** The browser clears the person's database away. */
  async #evict(tab: Tab, index: number): Promise<void> {
    const { world } = this;
    const loss = await this.#closes(tab);
    if (!loss) return;
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(privateName(loss.uid));
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    });
    world.strike('evicted database');
    await this.#isTold(await world.tab(index), loss);
  }

  /** The person's database cannot be opened any more; what is unsent is given up by the second page that finds it so. */
  async #ruinOwn(tab: Tab, index: number): Promise<void> {
    const { world, observer } = this;
    const loss = await this.#closes(tab);
    if (!loss) return;
    world.ruined.add(privateName(loss.uid));
    world.strike('unreadable database');
    let back = await world.tab(index);
    if (loss.unsent > 0 && !world.ruined.has(privateName(loss.uid)))
      observer.find('P13', `${loss.unsent} unsent commands were given up at the first fault`);
    back.die();
    await world.tick(1);
    back = await world.tab(index);
    await this.#isTold(back, loss);
  }

  /** The public rows cannot be opened any more. */
  async #ruinPublic(tab: Tab, index: number): Promise<void> {
    const { world, observer } = this;
    if (tab.dead) return;
    for (const one of world.living) one.die();
    await world.quiet();
    world.ruined.add(publicName);
    world.strike('unreadable database');
    observer.spoilt();
    await world.tab(index);
    if (world.ruined.has(publicName))
      observer.find('P13', 'public rows that cannot be read were not made again');
  }

  /** All tabs are closed. @returns whose they were, and how much of it nobody had sent; null when that is not known */
  async #closes(tab: Tab): Promise<{ uid: string; unsent: number } | null> {
    const { world, observer } = this;
    const uid = world.person;
    if (!uid || tab.dead || tab.phone.own?.uid !== uid || !tab.phone.replica.own?.loaded) return null;
    // What a tab wrote that died before it said so, nobody was told of.
    const awake = world.living.filter((one) => !one.frozen);
    const unsent = Math.min(...awake.map((one) => one.phone.replica.ops.length));
    for (const one of world.living) one.die();
    await world.quiet();
    observer.wiped(uid);
    return { uid, unsent };
  }

  async #isTold(tab: Tab, { uid, unsent }: { uid: string; unsent: number }): Promise<void> {
    const { lost, own } = tab.phone;
    if (own?.uid !== uid || this.world.ruined.has(privateName(uid)))
      this.observer.find('P13', 'a lost database was not made again');
    if (lost < unsent)
      this.observer.find('P13', `${unsent} unsent commands were cleared away, ${lost} are told of`);
    await tab.phone.acknowledgeLoss();
  }

  async #save(tab: Tab, act: Extract<Act, { act: 'save' }>): Promise<void> {
    const id = lanes[act.lane] ?? '';
    const field = fields[act.field] ?? 'title';
    this.#texts += 1;
    const text = `${act.flaw}t${this.#texts} `;
    if (act.flaw === 'poison ') this.world.strike('poison item');
    const isNew = !tab.phone.replica.find('challenges', id);
    const patch = { [field]: text };
    const args = isNew
      ? { id, partnership_id: partnership, organisation_id: organisation, ...patch }
      : { id, ...patch };
    await this.#write(tab, 'challenges.save', args);
    const row = tab.phone.replica.find('challenges', id);
    const stored = tab.phone.replica.ops.some((op) => op.args[field] === text);
    if (row && stored && row[field] !== text)
      this.observer.find('P6', `${text}was written and ${String(row[field])} is shown`);
  }

  async #move(tab: Tab, act: Extract<Act, { act: 'move' }>): Promise<void> {
    const id = lanes[act.lane] ?? '';
    if (act.kind !== 'interest') {
      return this.#write(tab, `challenges.${act.kind}`, { id });
    }
    this.#texts += 1;
    const args = {
      id: this.world.newId(),
      challenge_id: id,
      role: 'student',
      name: 'Student',
      message: `t${this.#texts} I want to`
    };
    await this.#write(tab, 'interests.send', args);
  }

  #elsewhere({ lane, what }: Extract<Act, { act: 'elsewhere' }>): void {
    const { server } = this.world;
    const id = lanes[lane] ?? '';
    if (what === 'gone' || what === 'contact') this.observer.took(`challenges:${id}`);
    if (what === 'role') for (const one of lanes) this.observer.took(`challenges:${one}`);
    if (what === 'contact') server.change('challenge_cases', id, { contact_id: berit });
    else if (what === 'role') server.coordinators.delete(berit);
    else if (what === 'gone') server.remove(['challenges', 'challenge_cases'], id);
    else if (what !== 'publish')
      server.change('challenges', id, { [what]: `elsewhere ${(this.#texts += 1)}` });
    else if (server.row('challenges', id)?.state === 'submitted')
      server.change('challenges', id, { state: 'published' });
  }

  async #solve(tab: Tab, how: 'retry' | 'discard'): Promise<void> {
    const op = tab.phone.replica.ops.find(({ state }) => state === 'parked');
    if (!op) return;
    if (how === 'discard') {
      this.observer.gave(op);
      return tab.discard(op);
    }
    // What was refused for its words is corrected; the corrected text is told as a new one.
    const args = { ...op.args };
    for (const field of fields)
      if (/^(bad|poison) /.test(String(args[field]))) args[field] = `t${(this.#texts += 1)} `;
    await tab.retry(op, args);
  }

  async #signOut(tab: Tab): Promise<void> {
    const { person } = this.world;
    if (!person) return;
    this.observer.wiped(person);
    await tab.signOut();
    this.observer.wiped(person);
    const left = (await indexedDB.databases()).some(({ name }) => name?.includes(person));
    if (!tab.dead && left) this.observer.find('P5', `a database of ${person} is left`);
  }

  async #discardAll(): Promise<void> {
    const tab = await this.world.tab(0);
    const parked = () => tab.phone.replica.ops.filter(({ state }) => state === 'parked');
    for (let ops = parked(); ops.length > 0; ops = parked()) {
      for (const op of ops) {
        this.observer.gave(op);
        await tab.discard(op);
      }
      await tab.sync();
    }
  }

  /** Faults stop; each person comes back once; what is parked is first left and then thrown away. */
  async end(): Promise<void> {
    const { world, observer } = this;
    const wasSpoilt = observer.isSpoilt;
    for (const uid of people) {
      // Each has a copy of their own, which is compared and mended when they are back.
      if (wasSpoilt) observer.spoilt();
      await world.heal();
      await world.tab(0);
      await world.tab(1);
      writePerson(world.ledger, null);
      await world.quiet();
      await world.signIn(uid);
      await world.tick(600_000);
      await world.calm();
      observer.glance();
      // The comparison mends what the pull forgot: first without it.
      if (!observer.isSpoilt) observer.atRest(uid);
      await (await world.tab(0)).sync(true);
      observer.atRest(uid);
      await this.#discardAll();
      observer.atRest(uid);
    }
    observer.atEnd();
  }
}

const rowOf = (tab: Tab, lane: string): Record<string, unknown> | undefined => {
  const [entity, id = ''] = lane.split(':');
  return tab.phone.replica.find(entity as Entity, id) as Record<string, unknown> | undefined;
};

/**
 * Tells a story and answers what was wrong with it.
 * @param struck counts the faults and commands that it really had
 */
export const tell = async (
  { acts, faults }: Story,
  broken: Partial<Steps> = {},
  struck = new Map<string, number>()
): Promise<string[]> => {
  const telling = new Telling(broken);
  const { world, observer } = telling;
  await world.signIn(anna);
  await (await world.tab(0)).sync();
  world.faults = { push: [...faults.push], other: [...faults.other] };
  for (const act of acts) {
    await telling.play(act);
    await world.quiet();
    observer.glance();
    if (observer.findings.length > 0) break;
  }
  if (observer.findings.length === 0) await telling.end();
  for (const tab of world.living) tab.die();
  for (const [name, count] of world.struck) struck.set(name, (struck.get(name) ?? 0) + count);
  return observer.findings;
};
