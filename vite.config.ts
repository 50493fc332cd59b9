import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './src/lib/i18n/compile.ts';

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig(({ command }) => ({
  plugins: [command === 'serve' && !process.env.VITEST && paraglideVitePlugin(paraglide), sveltekit()],
  build: { target: 'es2022' },
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
