import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Kit reads this file in several processes of one build, and all must see the same version.
process.env.SAMSKAP_VERSION ??= String(Date.now());

/** What the page runs before its first paint, by its hash: as a file it was a round trip before anything is seen. */
const [, firstScript = ''] =
  /<script>(.*?)<\/script>/s.exec(readFileSync(new URL('src/app.html', import.meta.url), 'utf8')) ?? [];
const firstHash = createHash('sha256').update(firstScript).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ out: 'build', precompress: true }),
    // The offline shell is one prerendered page served for every URL, so its asset paths must be absolute.
    paths: { relative: false },
    prerender: {
      entries: ['/shell', '/manifest.webmanifest', '/nn/manifest.webmanifest', '/en/manifest.webmanifest'],
      crawl: false
    },
    // Hashes, not nonces: a nonce would change the ETag of every answer. The outer server adds the rest of the policy.
    csp: {
      mode: 'hash',
      directives: {
        'script-src': ['self', `sha256-${firstHash}`],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline']
      }
    },
    // There is no cookie that another site could ride on, and a mail reader's one-click POST comes from elsewhere.
    csrf: { trustedOrigins: ['*'] },
    // Registered by hand with updateViaCache: 'none'.
    serviceWorker: { register: false },
    version: { name: process.env.SAMSKAP_VERSION },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../tests/**/*.ts', '../src/server.ts'],
        compilerOptions: { ...config.compilerOptions, allowImportingTsExtensions: true }
      })
    }
  }
};
