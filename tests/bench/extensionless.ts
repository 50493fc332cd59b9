/** Lets Node find `./x` as `./x.ts`: the domain is written for the bundler, and the benches run it as it is. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    const bare = specifier.startsWith('.') && !/\.\w+$/.test(specifier);
    return next(bare ? `${specifier}.ts` : specifier, context);
  }
});
