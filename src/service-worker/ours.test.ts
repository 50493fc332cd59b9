import { describe, expect, it } from 'vitest';
import { isOurs, onlyOurs } from './ours';

const answer = (type: string, body = '', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } });
const portal = () => answer('text/html; charset=utf-8', '<h1>Logg på nettet</h1>');

describe('an answer of ours', () => {
  it.each([
    ['/_app/env.js', answer('text/javascript')],
    ['/_app/immutable/chunks/a.js', answer('application/javascript')],
    ['/_app/immutable/assets/a.css', answer('text/css; charset=utf-8')],
    ['/icons/samskap-192.png', answer('image/png')],
    ['/shell', answer('text/html', '<html data-shell>')],
    ['/api/open/v1/challenges', answer('application/json', '[]')],
    ['/api/open/v1/challenges/x', answer('application/json', '{}', 404)]
  ])('is taken: %s', async (path, given) => {
    expect(await isOurs(path, given)).toBe(true);
  });

  it.each([
    '/_app/env.js',
    '/_app/immutable/chunks/a.js',
    '/_app/immutable/assets/a.css',
    '/icons/samskap-192.png',
    '/manifest.webmanifest',
    '/shell',
    '/api/open/v1/cards'
  ])('is not the page of a captive portal: %s', async (path) => {
    expect(await isOurs(path, portal())).toBe(false);
    const asked = { request: new Request(`http://samskap.test${path}`), response: portal() };
    await expect(onlyOurs.fetchDidSucceed(asked)).rejects.toThrow(TypeError);
  });

  it('is not what a portal sends a script as plain text, or from where it led us', async () => {
    expect(await isOurs('/_app/env.js', answer('text/plain'))).toBe(false);
    const led = answer('application/json');
    Object.defineProperty(led, 'redirected', { value: true });
    expect(await isOurs('/api/open/v1/cards', led)).toBe(false);
  });

  it('is still readable after it was looked at', async () => {
    const shell = answer('text/html', '<html data-shell>');
    await isOurs('/shell', shell);
    expect(await shell.text()).toContain('data-shell');
  });
});
