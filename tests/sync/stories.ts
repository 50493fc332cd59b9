/** Random stories for the world, and the telling of one. Used by the property test and by the broken variants. */
import fc from 'fast-check';
import { writePerson } from '../../src/lib/local/person';
import { organisation, partnership } from './model-rows';
import { Observer } from './observer';
import type { Tab } from './tab';
import { World, type NetFault, type Steps } from './world';

export const anna = '00000000-0000-4000-8000-0000000000a1';
export const berit = '00000000-0000-4000-8000-0000000000b2';
const people = [anna, berit];
const lanes = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000c00${n}`);
const fields = ['title', 'today', 'better'] as const;

export type Act =
  | { act: 'save'; tab: number; lane: number; field: number; bad: boolean }
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
  | { act: 'elsewhere'; lane: number; what: 'title' | 'better' | 'contact' | 'role' | 'publish' }
  | { act: 'solve'; tab: number; how: 'retry' | 'discard' }
  | { act: 'person'; who: number }
  | { act: 'out'; tab: number }
  | { act: 'refuse' };

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
      bad: fc.nat(9).map((n) => n === 0)
    })
  },
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
        'publish' as const
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
  { weight: 1, arbitrary: fc.record({ act: fc.constant('out' as const), tab }) },
  { weight: 1, arbitrary: fc.constant({ act: 'refuse' as const }) }
);

const trouble = ['cut', 'lost answer', 'twice', '401', '403', '429', '503', 'portal'] as const;
const fault = (ok: number, slow: number) =>
  fc.oneof(
    { weight: ok, arbitrary: fc.constant<NetFault>('ok') },
    { weight: slow, arbitrary: fc.constantFrom<NetFault>('slow request', 'slow answer') },
    { weight: 6, arbitrary: fc.constantFrom<NetFault>(...trouble) }
  );

export const story = fc.record({
  acts: fc.array(act, { minLength: 5, maxLength: 30, size: 'max' }),
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
      case 'sync':
        return (await world.tab(act.tab)).sync();
      case 'deliver':
        return world.deliver(act.which);
      case 'tick':
        return world.tick(act.ms);
      case 'crash':
        (await world.tab(act.tab)).fuse = act.fuse;
        return;
      case 'elsewhere':
        return this.#elsewhere(act);
      case 'solve':
        return this.#solve(await world.tab(act.tab), act.how);
      case 'person':
        return world.signIn(people[act.who] ?? anna);
      case 'out':
        return this.#signOut(await world.tab(act.tab));
      case 'refuse':
        world.renewals = 'refused';
    }
  }

  async #save(tab: Tab, act: Extract<Act, { act: 'save' }>): Promise<void> {
    const { person } = this.world;
    const id = lanes[act.lane] ?? '';
    const field = fields[act.field] ?? 'title';
    this.#texts += 1;
    const text = `${act.bad ? 'bad ' : ''}t${this.#texts} `;
    const isNew = !tab.phone.replica.find('challenges', id);
    const patch = { [field]: text };
    const args = isNew
      ? { id, partnership_id: partnership, organisation_id: organisation, ...patch }
      : { id, ...patch };
    if (!(await tab.write('challenges.save', args)) || !person) return;
    this.observer.told(person, `challenges:${id}`, args);
    const row = tab.phone.replica.find('challenges', id);
    if (row && row[field] !== text)
      this.observer.find('P6', `${text}was written and ${String(row[field])} is shown`);
  }

  async #move(tab: Tab, act: Extract<Act, { act: 'move' }>): Promise<void> {
    const { person } = this.world;
    const id = lanes[act.lane] ?? '';
    if (act.kind !== 'interest') {
      await tab.write(`challenges.${act.kind}`, { id });
      return;
    }
    this.#texts += 1;
    const args = {
      id: this.world.newId(),
      challenge_id: id,
      role: 'student',
      name: 'Student',
      message: `t${this.#texts} I want to`
    };
    if ((await tab.write('interests.send', args)) && person)
      this.observer.told(person, `interests:${args.id}`, args);
  }

  #elsewhere({ lane, what }: Extract<Act, { act: 'elsewhere' }>): void {
    const { server } = this.world;
    const id = lanes[lane] ?? '';
    if (what === 'contact') server.change('challenge_cases', id, { contact_id: berit });
    else if (what === 'role') server.coordinators.delete(berit);
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
      if (String(args[field]).startsWith('bad ')) args[field] = `t${(this.#texts += 1)} `;
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
      await this.world.calm();
    }
  }

  /** Faults stop; each person comes back once; what is parked is first left and then thrown away. */
  async end(): Promise<void> {
    const { world, observer } = this;
    for (const tab of world.living) tab.fuse = 0;
    for (const uid of people) {
      await world.tab(0);
      await world.tab(1);
      writePerson(world.ledger, null);
      await world.quiet();
      await world.signIn(uid);
      await world.tick(600_000);
      await world.calm();
      observer.glance();
      observer.atRest(uid);
      await this.#discardAll();
      observer.atRest(uid);
    }
    observer.atEnd();
  }
}

/** Tells a story and answers what was wrong with it. */
export const tell = async ({ acts, faults }: Story, broken: Partial<Steps> = {}): Promise<string[]> => {
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
  return observer.findings;
};
