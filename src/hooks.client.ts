import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { startPhone } from '$lib/stores/phone';

/**
 * A page that is not there is no fault and says nothing in the console; anything else gets an id that the person can
 * give us, and its details stay on their own device.
 */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status === 404) return { message, code: 'not_found' };
  const id = crypto.randomUUID().slice(0, 8);
  console.error(id, error);
  return { message, code: 'server_fault', id };
};

export const init: ClientInit = startPhone;
