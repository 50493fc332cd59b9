import type { CompilerOptions } from '@inlang/paraglide-js';

/** How the message files become code; used by Vite and by `npm run check`. The language is the URL's and nothing else's. */
export const paraglide = {
  project: './src/lib/i18n/project.inlang',
  outdir: './src/lib/i18n/paraglide',
  strategy: ['url', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  urlPatterns: [
    {
      pattern: '/:path(.*)?',
      localized: [
        ['nn', '/nn/:path(.*)?'],
        ['en', '/en/:path(.*)?'],
        ['nb', '/:path(.*)?']
      ]
    }
  ]
} satisfies CompilerOptions;
