import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '.data/',
      'src/lib/i18n/paraglide/',
      'src/lib/remote/database.types.ts',
      'test-results/',
      'screens/',
      'static/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, extraFileExtensions: ['.svelte'] }
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Links go through `i18n/href.ts`, which resolves the path and adds the language.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    // A forgotten promise is how an acknowledged write gets lost.
    files: ['src/lib/{local,sync,remote,stores,server}/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'error' }
  },
  {
    // Missing on a page without TLS: ids of what a phone makes come from `newId`.
    files: ['src/**'],
    ignores: ['src/lib/server/**', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'crypto', property: 'randomUUID', message: 'Use newId of domain/new-id.ts.' }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  }
);
