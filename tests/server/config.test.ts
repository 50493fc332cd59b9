import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../../src/lib/server/config';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error
      ? error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim())
      : [];
  }
};

describe('settings', () => {
  it('nothing set is the embedded demo on this machine alone', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      origin: 'http://localhost:3000',
      dataDir: '.data',
      demo: true,
      serviceWorker: true,
      contact: null,
      supabase: null,
      smtp: null,
      databaseUrl: null
    });
  });

  it('an empty variable is one that is not set', () => {
    expect(readConfig({ PORT: '', HOST: ' ', ORIGIN: '', DEMO: '', DATA_DIR: '' })).toEqual(readConfig({}));
  });

  it.each([
    [{ PORT: '8080' }, { port: 8080, origin: 'http://localhost:8080' }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0', origin: 'http://localhost:3000' }],
    [{ HOST: '10.0.0.5', PORT: '80' }, { origin: 'http://10.0.0.5:80' }],
    [{ HOST: 'fd00::1' }, { origin: 'http://[fd00::1]:3000' }],
    [{ ORIGIN: 'https://samskap.example.org/x' }, { origin: 'https://samskap.example.org' }],
    [{ DEMO: 'off' }, { demo: false }],
    [{ DEMO: 'TRUE' }, { demo: true }],
    [{ CONTACT: ' hjelp@example.org ' }, { contact: 'hjelp@example.org' }],
    [
      { PUBLIC_SUPABASE_URL: 'https://p.supabase.co/', PUBLIC_SUPABASE_KEY: 'sb_publishable_x' },
      { supabase: { url: 'https://p.supabase.co', key: 'sb_publishable_x' }, demo: false }
    ],
    [
      { SMTP_URL: 'smtps://u:p@mail.example.org:465', MAIL_FROM: 'Samskap <svar@example.org>' },
      { smtp: { url: 'smtps://u:p@mail.example.org:465', from: 'Samskap <svar@example.org>' } }
    ]
  ])('%j', (env, part) => {
    expect(readConfig(env)).toMatchObject(part);
  });

  it('every fault is told at once, each with its variable', () => {
    const faults = faultsOf({
      PORT: '70000',
      ORIGIN: 'samskap.example.org',
      DEMO: 'perhaps',
      CONTACT: 'x@y?cc=z',
      PUBLIC_SUPABASE_URL: 'ftp://x',
      MAIL_FROM: 'nobody',
      SMTP_URL: 'http://u:hidden@x'
    });
    expect(faults).toEqual([
      'PORT must be a number from 0 to 65535; it is "70000".',
      'ORIGIN must be an address that starts with http:// or https://; it is "samskap.example.org".',
      'DEMO must be on or off; it is "perhaps".',
      'CONTACT must be a mail address, as in hjelp@example.org; it is "x@y?cc=z".',
      'PUBLIC_SUPABASE_URL must be an address that starts with http:// or https://; it is "ftp://x".',
      'SMTP_URL must be an address that starts with smtp:// or smtps://.',
      'MAIL_FROM must be a mail address, as in Samskap <svar@example.org>; it is "nobody".',
      'PUBLIC_SUPABASE_KEY is missing: PUBLIC_SUPABASE_URL needs its publishable key.'
    ]);
  });

  it('the demo is refused beside a real Supabase', () => {
    const [fault] = faultsOf({
      PUBLIC_SUPABASE_URL: 'https://p.supabase.co',
      PUBLIC_SUPABASE_KEY: 'k',
      DEMO: 'on'
    });
    expect(fault).toMatch(/^DEMO is on, but/);
  });

  it.each(['sb_secret_abc', `e30.${Buffer.from('{"role":"service_role"}').toString('base64url')}.x`])(
    'a secret key is refused and not repeated',
    (key) => {
      const [fault] = faultsOf({ PUBLIC_SUPABASE_URL: 'https://p.supabase.co', PUBLIC_SUPABASE_KEY: key });
      expect(fault).toMatch(/^PUBLIC_SUPABASE_KEY is a secret key/);
      expect(fault).not.toContain(key);
    }
  );

  it('mail needs a sender', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://x' })).toEqual(['MAIL_FROM is missing: SMTP_URL needs a sender.']);
  });

  it('.env.example names every variable', () => {
    const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
    for (const name of [
      ...['PORT', 'HOST', 'ORIGIN', 'DATA_DIR', 'DEMO', 'PUBLIC_SUPABASE_URL', 'PUBLIC_SUPABASE_KEY'],
      ...['SMTP_URL', 'MAIL_FROM', 'DATABASE_URL', 'CONTACT']
    ])
      expect(example).toMatch(new RegExp(`^#${name}=`, 'm'));
  });
});
