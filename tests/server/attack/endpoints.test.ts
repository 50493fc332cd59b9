/** The app's own endpoints, asked by each role for what is others', with everything a request can say beside its token. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from '@sveltejs/kit';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashOf, newKey } from '../../../src/lib/domain/calendars/calendar';
import * as archive from '../../../src/routes/api/archive/[id]/+server';
import * as ownCalendar from '../../../src/routes/api/calendars/[key].ics/+server';
import * as demoMails from '../../../src/routes/api/demo/mails/+server';
import * as demoSignIn from '../../../src/routes/api/demo/sign-in/+server';
import * as feedback from '../../../src/routes/api/feedback/+server';
import * as health from '../../../src/routes/api/health/+server';
import * as myData from '../../../src/routes/api/my-data/+server';
import * as openCards from '../../../src/routes/api/open/v1/cards/+server';
import * as openFeed from '../../../src/routes/api/open/v1/challenges.atom/+server';
import * as openChallenge from '../../../src/routes/api/open/v1/challenges/[slug]/+server';
import * as challengePicture from '../../../src/routes/api/open/v1/challenges/[slug]/picture.png/+server';
import * as openChallenges from '../../../src/routes/api/open/v1/challenges/+server';
import * as openChanges from '../../../src/routes/api/open/v1/changes/+server';
import * as openDirectory from '../../../src/routes/api/open/v1/directory/+server';
import * as openDocument from '../../../src/routes/api/open/v1/openapi.json/+server';
import * as meetingCalendar from '../../../src/routes/api/open/v1/meetings/[slug]/calendar.ics/+server';
import * as openCalendar from '../../../src/routes/api/open/v1/meetings.ics/+server';
import * as openMeeting from '../../../src/routes/api/open/v1/meetings/[slug]/+server';
import * as openMeetings from '../../../src/routes/api/open/v1/meetings/+server';
import * as openPicture from '../../../src/routes/api/open/v1/picture.png/+server';
import * as openPartnership from '../../../src/routes/api/open/v1/partnerships/[slug]/+server';
import * as openPartnerships from '../../../src/routes/api/open/v1/partnerships/+server';
import * as openProgrammes from '../../../src/routes/api/open/v1/study-programmes/+server';
import * as openTopics from '../../../src/routes/api/open/v1/topics/+server';
import * as openWheel from '../../../src/routes/api/open/v1/wheel/+server';
import * as unsubscribe from '../../../src/routes/api/unsubscribe/+server';
import { registrationIn } from '../../db/meeting-stories';
import { addressOf, people, type Person } from '../../db/people';
import { calendarArgs } from '../../db/stories';
import { op } from '../../db/world';
import { attackers, claimsOf, openTarget, token, type Attacker, type Target } from './target';

/** All endpoints, by folder. A new one without a row here fails. */
const endpoints: Record<string, object> = {
  'archive/[id]': archive,
  'calendars/[key].ics': ownCalendar,
  'demo/mails': demoMails,
  'demo/sign-in': demoSignIn,
  feedback,
  health,
  'my-data': myData,
  'open/v1/cards': openCards,
  'open/v1/challenges': openChallenges,
  'open/v1/challenges.atom': openFeed,
  'open/v1/challenges/[slug]': openChallenge,
  'open/v1/challenges/[slug]/picture.png': challengePicture,
  'open/v1/changes': openChanges,
  'open/v1/directory': openDirectory,
  'open/v1/meetings': openMeetings,
  'open/v1/meetings.ics': openCalendar,
  'open/v1/meetings/[slug]': openMeeting,
  'open/v1/meetings/[slug]/calendar.ics': meetingCalendar,
  'open/v1/openapi.json': openDocument,
  'open/v1/picture.png': openPicture,
  'open/v1/partnerships': openPartnerships,
  'open/v1/partnerships/[slug]': openPartnership,
  'open/v1/study-programmes': openProgrammes,
  'open/v1/topics': openTopics,
  'open/v1/wheel': openWheel,
  unsubscribe
};

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  // The place where the app keeps its one backend.
  Object.assign(globalThis, { samskapBackend: Promise.resolve(target.backend) });
});
afterAll(() => target.close());

type Asked = {
  method?: string;
  query?: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  address?: string;
};

/** One request as Kit hands it to an endpoint. Not asked through Kit: which methods there are is Kit's to answer. */
const ask = async (
  folder: string,
  { method = 'GET', query = '', params = {}, headers = {}, body, address = '198.51.100.1' }: Asked
): Promise<Response> => {
  const handler = (endpoints[folder] as Record<string, RequestHandler | undefined>)[method];
  if (!handler) return new Response(null, { status: 405 });
  const url = new URL(`http://localhost/api/${folder}${query}`);
  const request = new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const event = { request, url, params, route: { id: `/api/${folder}` }, getClientAddress: () => address };
  return handler(event as unknown as Parameters<RequestHandler>[0]);
};

const asks = (who: Attacker, folder: string, asked: Asked = {}): Promise<Response> =>
  ask(folder, { ...asked, headers: { ...target.proofOf(who), ...asked.headers } });

const challenges = async (): Promise<string[]> =>
  (await target.world.sql<{ id: string }>('select id from public.challenges order by id')).map(
    ({ id }) => id
  );

/** What a request can claim beside its token. */
const claims: Asked[] = [
  {},
  { query: `?person_id=${people.leader}&uid=${people.leader}&id=${people.leader}` },
  { query: '?as=html&language=../../../etc/passwd' },
  { query: '?as=text&language=en' },
  { query: `?as[]=html&select=*&token=service_role` },
  { headers: { 'x-user-id': people.leader, 'x-forwarded-user': addressOf('leader'), role: 'service_role' } },
  { headers: { cookie: `sb-access-token=${people.leader}; samskap-auth=${people.leader}` } },
  { headers: { 'x-http-method-override': 'DELETE', prefer: 'count=exact', 'accept-profile': 'private' } }
];

it('the list of endpoints is that of the routes', () => {
  const found = globSync('**/+server.ts', { cwd: join(import.meta.dirname, '../../../src/routes/api') });
  expect(found.map((file) => file.replace('/+server.ts', '')).sort()).toEqual(Object.keys(endpoints).sort());
});

describe.each(attackers)('%s', (who) => {
  it('has from no endpoint what is others’, and changes nothing by asking', async () => {
    // Whoever may have the archive of a challenge is written in the log of those who stand in it.
    const picture = async () => ({ ...(await target.picture()), 'private.access_log': 'as it is asked' });
    const before = await picture();
    for (const folder of Object.keys(endpoints))
      for (const claim of claims)
        for (const id of folder.includes('[') ? await challenges() : [''])
          for (const method of ['GET', 'HEAD', 'PUT', 'PATCH']) {
            const answer = await asks(who, folder, { ...claim, method, params: { id, slug: id } });
            expect([folder, claim, answer.status < 500]).toEqual([folder, claim, true]);
            expect([folder, claim, await target.leaked(who, answer)]).toEqual([folder, claim, []]);
          }
    expect(await picture()).toEqual(before);
  });

  it('has all about themselves, and nobody else has', async () => {
    for (const claim of claims) {
      const answer = await asks(who, 'my-data', claim);
      expect([claim, answer.status]).toEqual([claim, who === 'anon' ? 401 : 200]);
      if (who !== 'anon') expect(await answer.text()).toContain(addressOf(who));
    }
  });

  it('has the archive of those challenges whose case they may read', async () => {
    const readable =
      who === 'anon'
        ? []
        : await target.world.as<{ id: string }>(who, 'select id from public.challenge_cases');
    for (const id of [...(await challenges()), crypto.randomUUID(), 'x', "' or true --", '../my-data']) {
      const answer = await asks(who, 'archive/[id]', { params: { id } });
      const expected = who === 'anon' ? 401 : readable.some((row) => row.id === id) ? 200 : 404;
      expect([id, answer.status]).toEqual([id, expected]);
    }
  });

  it('says nothing of a page but what is asked, and names no visitor', async () => {
    const before = await target.picture();
    const yes = { page: '/utfordringer', language: 'nb', found: 'yes' };
    for (const body of [
      null,
      'x',
      [yes],
      { ...yes, visitor: 'x'.repeat(20) },
      { ...yes, day: '2020-01-01' },
      { ...yes, page: "/x'--" }
    ])
      expect([body, (await asks(who, 'feedback', { method: 'POST', body })).status]).toEqual([body, 400]);
    expect(await target.picture()).toEqual(before);
  });
});

describe('the limit on feedback', () => {
  it('is not escaped by a header that says another address', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1)
      statuses.push(
        (
          await ask('feedback', {
            method: 'POST',
            body: { page: '/om', language: 'nb', found: 'yes' },
            headers: { 'x-forwarded-for': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` },
            address: '198.51.100.2'
          })
        ).status
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 429]);
  });
});

describe('the address of one’s own calendar', () => {
  const folder = 'calendars/[key].ics';
  const read = (key: string, asked: Asked = {}) => ask(folder, { params: { key }, ...asked });
  const make = async (person: Person) => {
    const key = newKey();
    const args = { ...calendarArgs(), key_hash: await hashOf(key) };
    await target.world.apply(person, op('calendars.make', args));
    return { key, id: args.id };
  };

  it('answers a calendar that is kept nowhere, and after it was taken back what any other gets', async () => {
    const { meeting } = await registrationIn(target.world, 'registered', 'phd');
    const { key, id } = await make('phd');
    const answer = await read(key);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-robots-tag')]).toEqual([
      200,
      'private, no-store',
      'noindex'
    ]);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(ICAL.parse(text)).toBeTruthy();
    expect(text).toContain(`UID:${meeting}`);
    expect(text).not.toContain(key);
    // Who else asks, by whatever token, gets the same: the address is all there is to it.
    expect(await (await read(key, { headers: target.proofOf('leader') })).text()).toBe(text);

    await target.world.apply('phd', op('calendars.revoke', { id }));
    const closed = await read(key);
    const told = [closed.status, [...closed.headers], await closed.text()];
    expect(told[0]).toBe(404);
    for (const other of [newKey(), 'x', '', `${key}0`, '../my-data', "' or true --"]) {
      const same = await read(other);
      expect([other, same.status, [...same.headers], await same.text()]).toEqual([other, ...told]);
    }
  });

  it('is in no line of the log, whatever comes of it', async () => {
    const lines: string[] = [];
    const note = (chunk: unknown) => lines.push(String(chunk)) > 0;
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(note)
    );
    const { key, id } = await make('phd');
    await read(key);
    await target.world.apply('phd', op('calendars.revoke', { id }));
    await read(key);
    const { fetch } = target.backend;
    target.backend.fetch = () =>
      Promise.reject(new Error(`fetch failed for "${key}" at /api/calendars/${key}.ics`));
    const broken = await read(key);
    target.backend.fetch = fetch;
    for (const spy of spies) spy.mockRestore();
    expect(broken.status).toBe(500);
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'refused',
      'endpoint_failed'
    ]);
    expect(lines.join('')).not.toContain(key);
  });

  it('is not found by guessing: sixty tries an hour, whatever address a header says', async () => {
    const { key } = await make('phd');
    const guess = (n: number) =>
      read(newKey(), { address: '198.51.100.9', headers: { 'x-forwarded-for': `203.0.113.${n}` } });
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await guess(n)).status);
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 404), 429]);
    expect((await read(key, { address: '198.51.100.9' })).status).toBe(200);
  });
});

describe('deleting an account', () => {
  it('takes a token that is good', async () => {
    const before = await target.picture();
    const good = token(claimsOf('student'), target.keys.jwt);
    for (const authorization of [
      '',
      'Bearer ',
      'Bearer x',
      `Basic ${good}`,
      `Bearer ${good}x`,
      `Bearer ${token(claimsOf('student'), 'a secret that somebody guessed')}`,
      `Bearer ${token(claimsOf('student', { exp: 1 }), target.keys.jwt)}`,
      `Bearer ${target.keys.publishable}`
    ]) {
      const answer = await ask('my-data', { method: 'DELETE', headers: { authorization } });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    expect(await target.picture()).toEqual(before);
  });

  it('takes one’s own, whoever else the request names', async () => {
    const accounts = async () =>
      (await target.world.sql<{ id: string }>('select id from auth.users')).map(({ id }) => id).sort();
    const before = await accounts();
    const answer = await asks('otherStudent', 'my-data', {
      method: 'DELETE',
      query: `?id=${people.leader}&person=${people.leader}`,
      headers: { 'x-user-id': people.leader },
      body: { person: people.leader, id: people.leader }
    });
    expect(answer.status).toBe(200);
    expect(await accounts()).toEqual(before.filter((id) => id !== people.otherStudent));
  });
});
