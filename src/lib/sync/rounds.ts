/**
 * What one round does. Private: send, then fetch, then at times compare. A refused token is renewed once and the step
 * done again, which is no attempt of any op; a renewal that the server refuses ends it, and the outbox stays for the
 * same person.
 */
import { Wiped, type Database } from '../local/database';
import { note, standing } from '../local/pulled';
import type { Activity } from '../local/driver';
import { askedPause } from './backoff';
import { check, checkEvery } from './check';
import type { RoundEnd, Wish, Work } from './engine';
import type { Answer, Clock, Ports, PrivateNet, PublicNet, SessionPort } from './ports';
import { pullPublic } from './public-pull';
import { pull, type PullEnd } from './pull';
import { nextTry, push, type PushEnd } from './push';
import { tellQueueAge } from './queue-age';

/** After a write nothing is fetched if that was done within this time (ms). */
const recent = 60_000;

type Report = (activity: Partial<Activity>) => void;
type StepEnd = PushEnd | PullEnd;

/** What came back in a round: whether anybody was asked, and how long the server wants to be left alone (ms). */
type Heard = { asked: boolean; wait: number };

const listening =
  <Question extends unknown[]>(
    heard: Heard,
    clock: Clock,
    ask: (...question: Question) => Promise<Answer>
  ): ((...question: Question) => Promise<Answer>) =>
  async (...question) => {
    heard.asked = true;
    const answer = await ask(...question);
    heard.wait = Math.max(heard.wait, askedPause(answer, clock.now()));
    return answer;
  };

/** The parts of a round; tests put broken ones in their place to see that they are found out. */
export const steps = { push, pull, check };

/** The public rows and how they are fetched. Whoever is signed in can compare them; a visitor has no such call. */
export type Open = { db: Database; net: PublicNet };

export const privateRound = (
  ports: Ports,
  remote: PrivateNet,
  session: SessionPort,
  person: { uid: string; db: Database },
  open: Open,
  report: Report,
  { push, pull, check } = steps
): Work => {
  const { db, uid } = person;
  const heard: Heard = { asked: false, wait: 0 };
  const net: PrivateNet = { call: listening(heard, ports.clock, remote.call) };
  const openNet: PublicNet = { changes: listening(heard, ports.clock, open.net.changes) };
  const pullOpen = () => pullPublic(ports, openNet, open.db);
  const pullOwn = () => pull(ports, net, db, uid, pullOpen);

  /** Runs a step with a token that the server takes. */
  const authorised = async (step: () => Promise<StepEnd>): Promise<StepEnd | 'over'> => {
    const end = await step();
    if (end !== 'unauthorised') return end;
    const renewal = await session.renew();
    if (renewal === 'offline') return 'offline';
    if (renewal === 'renewed') return step();
    session.lock();
    return 'over';
  };

  const isOld = async (): Promise<boolean> => {
    const { pulled_at } = await standing(db);
    const now = ports.clock.now();
    return pulled_at === null || Math.abs(now - pulled_at) > recent;
  };

  /** A replica that was just fetched is not compared; its day begins. */
  const isUnchecked = async (): Promise<boolean> => {
    const { checked_at } = await standing(db);
    const now = ports.clock.now();
    if (checked_at === null) await note(db, { checked_at: now });
    return checked_at !== null && Math.abs(now - checked_at) > checkEvery;
  };

  /** Own rows, which were just fetched, then the public ones. */
  const compare = async (): Promise<StepEnd> => {
    const end = await check(ports, net, db, pullOwn);
    if (end !== 'done') return end;
    const fetched = await pullOpen();
    return fetched === 'done' ? check(ports, net, open.db, pullOpen) : fetched;
  };

  const round = async (wish: Wish): Promise<RoundEnd> => {
    Object.assign(heard, { asked: false, wait: 0 });
    const trouble = (): RoundEnd => ({ end: 'trouble', wait: heard.wait });
    const sent = await authorised(() => push(ports, net, db, wish.force));
    if (sent === 'over') return { end: 'over' };
    // Where nothing was to be sent nobody was asked, and that says nothing of the network.
    report({ ...(heard.asked ? { online: sent !== 'offline' } : {}), sending: false });
    if (sent === 'offline' || sent === 'unauthorised' || heard.wait > 0) return trouble();

    if (wish.full || wish.check || (await isOld())) {
      const fetched = await authorised(pullOwn);
      if (fetched === 'over') return { end: 'over' };
      report({ online: fetched !== 'offline' });
      if (fetched !== 'done') return trouble();
      if (wish.check || (await isUnchecked())) {
        const checked = await authorised(() => compare());
        if (checked === 'over') return { end: 'over' };
        if (checked !== 'done') return trouble();
      }
      await tellQueueAge(ports, net, db);
    }
    // Ops that failed have their own time; the engine comes back for the first of them.
    return { end: 'done', again: await nextTry(db, ports.clock.now()) };
  };

  return async (wish) => {
    report({ sending: true });
    try {
      return await round(wish);
    } catch (error) {
      if (error instanceof Wiped) return { end: 'over' };
      throw error;
    } finally {
      report({ sending: false });
    }
  };
};

export const publicRound =
  (ports: Ports, net: PublicNet, db: Database, report: Report): Work =>
  async () => {
    const heard: Heard = { asked: false, wait: 0 };
    const end = await pullPublic(ports, { changes: listening(heard, ports.clock, net.changes) }, db);
    report({ online: end !== 'offline' });
    return end === 'done' ? { end: 'done', again: null } : { end: 'trouble', wait: heard.wait };
  };
