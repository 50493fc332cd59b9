/**
 * `npm run appoint -- ADDRESS ROLE [SLUG]`: gives the first coordinator, and any role that nobody in the app can give
 * yet. Works on the embedded data folder while the app is stopped, or on the Postgres of a real Supabase.
 */
import { appoint, readArguments } from './appointment.ts';
import { operate } from './operator.ts';

await operate(async () => {
  const appointment = readArguments(process.argv.slice(2));
  return (query) => appoint(query, appointment);
});
