/** Tries to get a data folder and keeps it until it is ended. */
import { lockFolder } from '../../../../src/lib/server/embedded/lock.ts';

try {
  lockFolder(process.argv[2] ?? '');
  console.log('got it');
  setInterval(() => undefined, 60_000);
} catch {
  console.log('refused');
}
