/** Lets Node find `./x` and `$lib/x` as the bundler does: the app's code is written for it, and benches run it as it is. */
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';

const isFile = (url: URL): boolean => statSync(url, { throwIfNoEntry: false })?.isFile() === true;
const library = new URL('../../src/lib/', import.meta.url);

registerHooks({
  resolve: (specifier, context, next) => {
    const from = specifier.startsWith('$lib/') ? library : context.parentURL;
    const path = specifier.replace('$lib/', './');
    if (!path.startsWith('.') || String(from).includes('/node_modules/')) return next(specifier, context);
    const { href } = new URL(path, from);
    const file = [href, `${href}.ts`, `${href}/index.ts`].find((name) => isFile(new URL(name)));
    return next(file ?? specifier, context);
  }
});
