/** Compiles the message files, so that type checking and linting see the message functions without a build. */
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../../src/lib/i18n/compile.ts';

await compile(paraglide);
// The compiler's runtime leaves timers of 30 s behind that would hold the process.
process.exit(0);
