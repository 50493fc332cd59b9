import type { HandleServerError } from '@sveltejs/kit';
import { logFault } from '../log.ts';

/** A plain code and an id for the person; the details go to the log under that id. */
export const fault: HandleServerError = ({ error, event, status, message }) => {
  if (status === 404) return { message, code: 'not_found' };
  if (status < 500) return { message, code: status === 413 ? 'too_large' : 'invalid' };
  const id = logFault('request_failed', error, {
    route: event.route.id,
    method: event.request.method,
    status
  });
  return { message, code: 'server_fault', id };
};
