import type { Handle } from '@sveltejs/kit';
import { backend } from '../backend.ts';

/**
 * The embedded Supabase's own addresses. All of Supabase's names are taken, so that those we do not offer answer as
 * an API does; with a real Supabase they are ordinary unknown pages.
 */
const supabasePath = /^\/(auth|rest|storage|realtime|functions|graphql)\/v1(\/|$)/;

export const supabase: Handle = async ({ event, resolve }) => {
  if (!supabasePath.test(event.url.pathname)) return resolve(event);
  const { embedded } = await backend();
  return embedded ? embedded.fetch(event.request, event.getClientAddress()) : resolve(event);
};
