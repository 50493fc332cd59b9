import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { readConfig, type Config } from './config.ts';

const ownKey = async (dataDir: string): Promise<string> =>
  (await import('./embedded/keys.ts')).keysOf(dataDir).publishable;

/**
 * Reads the settings (and `.env`, where there is one) and puts what browsers must know into the environment. Must
 * run before SvelteKit reads its environment, so it lives outside the bundle: `src/server.ts` and Vite's dev server
 * call it. It opens no database.
 * @throws ConfigError
 */
export const prepareEnvironment = async (): Promise<Config> => {
  if (existsSync('.env')) loadEnvFile('.env');
  const config = readConfig(process.env);
  process.env.PUBLIC_SUPABASE_URL = config.supabase?.url ?? '';
  process.env.PUBLIC_SUPABASE_KEY = config.supabase?.key ?? (await ownKey(config.dataDir));
  process.env.PUBLIC_DEMO = config.demo ? '1' : '';
  process.env.PUBLIC_CONTACT = config.contact ?? '';
  process.env.ORIGIN = config.origin;
  return config;
};

/** The same for `vite dev`, as a plugin that stands before SvelteKit's. */
export const preparedEnvironment = () => ({
  name: 'samskap:environment',
  apply: 'serve' as const,
  config: async () => {
    if (!process.env.VITEST) await prepareEnvironment();
  }
});
