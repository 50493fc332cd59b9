import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './src/lib/i18n/compile.ts';
import { preparedEnvironment } from './src/lib/server/environment.ts';

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

const chunkGroups = [
  { name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|clsx)\/|vite\/preload-helper/ },
  { name: 'layout', test: /src\/(routes\/\+layout|lib\/ui\/layout)/ }
];

export default defineConfig(({ command }) => ({
  plugins: [
    preparedEnvironment(),
    command === 'serve' && !process.env.VITEST && paraglideVitePlugin(paraglide),
    sveltekit()
  ],
  build: {
    target: 'es2022',
    // Few larger chunks compress better than many small ones: 51.1 → 48.0 KiB brotli on the list page.
    rolldownOptions: { output: { advancedChunks: { groups: chunkGroups } } }
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'tests/{architecture,i18n,sync}/**/*.test.ts'] }
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/{db,server}/**/*.test.ts'],
          exclude: ['**/*.built.test.ts'],
          ...slow
        }
      },
      {
        extends: true,
        test: { name: 'built', include: ['tests/{built,server}/**/*.built.test.ts'], ...slow }
      }
    ]
  }
}));
