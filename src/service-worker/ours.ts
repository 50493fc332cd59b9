/**
 * A network that wants a sign-in first (a hotel's, a train's) answers anything with a page of its own and says 200. Such
 * an answer is never taken for ours: not as a file, not as data, and it never lies in a cache.
 */

/** What is in the shell's own HTML and in no other page (`app.html`). */
const shellMark = 'data-shell';
export const shellPath = '/shell';

/** @param answer of our own address, whatever its status */
export const isOurs = async (path: string, answer: Response): Promise<boolean> => {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.redirected) return false;
  if (path === shellPath) return (await answer.clone().text()).includes(shellMark);
  if (path.endsWith('.js')) return type.includes('javascript');
  if (path.endsWith('.css')) return type.startsWith('text/css');
  return !type.includes('text/html');
};

/** For Workbox: what is not ours counts as no answer at all. */
export const onlyOurs = {
  fetchDidSucceed: async ({ request, response }: { request: Request; response: Response }) => {
    if (await isOurs(new URL(request.url).pathname, response)) return response;
    throw new TypeError('answered by somebody else');
  }
};
