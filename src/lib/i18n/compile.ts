/**
 * How the message files become code. `node src/lib/i18n/compile.ts` does it before checks, tests and the build;
 * `vite dev` does it again at each change. The build does not use the Vite plugin, because the compiler's runtime
 * leaves 30-second timers behind that hold the process.
 */
import { compile, type CompilerOptions } from '@inlang/paraglide-js';

/**
 * The language is the URL's and nothing else's: none for nb, `/nn` and `/en`, which are Paraglide's own default
 * patterns and the only ones without a polyfill.
 */
export const paraglide = {
  project: './src/lib/i18n/project.inlang',
  outdir: './src/lib/i18n/paraglide',
  strategy: ['url', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true
} satisfies CompilerOptions;

if (import.meta.main) {
  await compile(paraglide);
  process.exit(0);
}
