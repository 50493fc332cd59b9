/** Prints the address of every module that is loaded after this one. */
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, next) => {
    console.log(url);
    return next(url, context);
  }
});
