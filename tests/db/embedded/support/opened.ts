/** Opens the configured backend and prints every module that was loaded for it. */
import './watch-modules.ts';

const { readConfig } = await import('../../../../src/lib/server/config.ts');
const { startBackend, closeBackend } = await import('../../../../src/lib/server/backend.ts');
await startBackend(readConfig(process.env));
await closeBackend();
