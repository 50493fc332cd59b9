/**
 * The database behind its API as the browser meets it, with a word in it for each secret. An attack is a request; what
 * it must never bring back is a secret of others, and what it must never do is change a row.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { Backend } from '../../../src/lib/server/backend';
import { readConfig } from '../../../src/lib/server/config';
import { openDatabase, type Letter } from '../../../src/lib/server/embedded/database';
import { makeKeys } from '../../../src/lib/server/embedded/keys';
import { readTemplate } from '../../../src/lib/server/embedded/letters';
import { createMount } from '../../../src/lib/server/embedded/mount';
import { createSignIn } from '../../../src/lib/server/embedded/sign-in';
import { migratedDatabase } from '../../db/embedded/support/prepared';
import { addressOf, firstRows, people, persons, type Person } from '../../db/people';
import { challengeIn, consentArgs, interestIn, isFindable, messageArgs } from '../../db/stories';
import { reportArgs, suggestionArgs } from '../../db/stories-voices';
import { op, World } from '../../db/world';

export type Attacker = Person | 'anon';
export const attackers: readonly Attacker[] = ['anon', ...persons];

/** A word or an id that only `readers` may ever be answered with. */
export type Secret = { name: string; text: string; readers: readonly Attacker[] };

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as Auth makes it: header and claims can be anything, and so can the secret it is signed with. */
export const token = (
  claims: object,
  secret: string,
  header: object = { alg: 'HS256', typ: 'JWT' }
): string => {
  const content = `${base64url(header)}.${base64url(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
};

export const claimsOf = (person: Person, patch: object = {}) => {
  const now = Math.floor(Date.now() / 1_000);
  return {
    sub: people[person],
    role: 'authenticated',
    aud: 'authenticated',
    email: addressOf(person),
    iat: now,
    exp: now + 3_600,
    ...patch
  };
};

const hideSecrets = async (world: World): Promise<Secret[]> => {
  const secrets: Secret[] = [];
  const hide = (name: string, text: string, ...readers: Attacker[]): void => {
    secrets.push({ name, text, readers });
  };
  const word = (): string => `hemmelig-${randomUUID()}`;
  const answering: Attacker[] = ['contact', 'leader', 'deputy'];
  const coordinating: Attacker[] = ['coordinator', 'coordinatorNtnu'];

  const draft = word();
  const draftId = await challengeIn(world, 'draft', { today: draft });
  hide('a draft', draft, 'contact');
  hide('the id of a draft', draftId, 'contact');

  const note = word();
  const returned = await challengeIn(world, 'submitted');
  await world.apply('coordinator', op('challenges.return', { id: returned, note }));
  hide('what the coordinator asked the unit for', note, ...answering, ...coordinating);
  hide('the id of a returned challenge', returned, ...answering, ...coordinating);

  const { id: interest, challenge } = await interestIn(world, 'sent');
  const [message, said] = [word(), word()];
  await world.sql('update public.interests set message = $2 where id = $1', [interest, message]);
  hide('an interest', message, 'student', ...answering);
  hide('the id of an interest', interest, 'student', ...answering);
  await world.apply('student', op('conversations.write', { ...messageArgs(interest), text: said }));
  hide('a message', said, 'student', ...answering);

  const consent = consentArgs();
  await world.apply('student', op('consents.give', consent));
  hide('the id of a consent', consent.id, 'student');

  // Without digits: a wish with eight of them in a row is taken for a telephone number.
  const wish = word().replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
  await isFindable(world, 'student', { wish });
  hide('what somebody who can be found looks for', wish, 'student');

  const words = word();
  await world.apply('phd', op('reports.send', { ...reportArgs(challenge), words }));
  hide('a report', words, 'phd', ...coordinating);

  const need = `${word()} er det vi trenger.`;
  const suggestion = suggestionArgs();
  await world.apply('stranger', op('suggestions.send', { ...suggestion, need }));
  hide('a suggestion', need, 'stranger', ...coordinating);
  hide('the id of a suggestion', suggestion.id, 'stranger', ...coordinating);

  for (const person of persons) {
    const name = word();
    await world.apply(person, op('profiles.save', { id: people[person], name }, { base_rev: 99 }));
    hide(`the profile of ${person}`, name, person);
    hide(`the address of ${person}`, addressOf(person), person);
  }
  return secrets;
};

export const openTarget = async () => {
  const keys = makeKeys();
  const letters: Letter[] = [];
  const refusals: string[] = [];
  const database = await openDatabase({
    supabase: 'supabase',
    copyOf: await migratedDatabase(),
    keys,
    deliver: async (letter) => {
      letters.push(letter);
    }
  });
  await database.exec(firstRows);
  const world = new World(database);
  const secrets = await hideSecrets(world);
  const mount = createMount({
    database,
    signIn: createSignIn(database, letters, keys.publishable),
    write: await readTemplate('supabase'),
    deliver: async () => undefined,
    demo: null,
    now: Date.now,
    report: () => undefined,
    refused: (code) => refusals.push(code)
  });

  const tables = (
    await world.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`
    )
  ).map(({ name }) => name);

  /** The headers by which one who is signed in says so. */
  const proofOf = (who: Attacker): Record<string, string> =>
    who === 'anon' ? {} : { authorization: `Bearer ${token(claimsOf(who), keys.jwt)}` };

  /** One request from an address of its own. */
  const send = (path: string, init: RequestInit = {}, address: string = randomUUID()): Promise<Response> =>
    mount(
      new Request(`http://localhost${path}`, {
        ...init,
        headers: { apikey: keys.publishable, 'content-type': 'application/json', ...init.headers }
      }),
      address
    );

  /** The same with the token of a person who is signed in. */
  const as = (who: Attacker, path: string, init: RequestInit = {}, address?: string): Promise<Response> =>
    send(path, { ...init, headers: { ...proofOf(who), ...init.headers } }, address);

  /** The secrets in an answer, headers included, that this one may not know. */
  const leaked = async (who: Attacker, answer: Response): Promise<string[]> => {
    // What they may know is taken away first: one address can stand in another, as student@ in otherstudent@.
    const text = secrets
      .filter(({ readers }) => readers.includes(who))
      .reduce(
        (rest, { text: known }) => rest.replaceAll(known, ''),
        `${JSON.stringify([...answer.headers])}${await answer.text()}`
      );
    return secrets
      .filter(({ readers, text: secret }) => !readers.includes(who) && text.includes(secret))
      .map(({ name }) => name);
  };

  /** A picture of every row of the app, to compare with a later one. */
  const picture = async (): Promise<Record<string, string | null>> => {
    const named = await world.sql<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'private', 'auth')`
    );
    const parts = named.map(
      ({ name }) =>
        `select '${name}' as name, md5(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text)) as rows from ${name} t`
    );
    const rows = await world.sql<{ name: string; rows: string | null }>(parts.join(' union all '));
    return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]));
  };

  /** For the app's own endpoints, which ask their backend: this database behind this mount. */
  const backend: Backend = {
    config: readConfig({ DEMO: 'off' }),
    url: 'http://localhost',
    key: keys.publishable,
    fetch: (input, init) => mount(new Request(input, init), 'the server itself'),
    embedded: null,
    close: async () => undefined
  };

  return {
    world,
    keys,
    letters,
    refusals,
    tables,
    secrets,
    backend,
    send,
    as,
    proofOf,
    leaked,
    picture,
    close: () => world.close()
  };
};

export type Target = Awaited<ReturnType<typeof openTarget>>;
