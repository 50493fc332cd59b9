import { isErrorCode, type ErrorCode } from '../domain/errors';
import type { Feedback } from '../domain/feedback/feedback';

/**
 * Says whether a page had what its reader looked for. Not in the outbox: that is a person's, and this is nobody's.
 * @returns null when it was taken, else what stood in the way
 */
export const sendFeedback = async (feedback: Feedback): Promise<ErrorCode | 'offline' | null> => {
  const answer = await fetch('/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(feedback)
  }).catch(() => null);
  if (!answer) return 'offline';
  if (answer.status === 204) return null;
  const body = (await answer.json().catch(() => null)) as { code?: unknown } | null;
  // Junk from a captive portal is no answer.
  return isErrorCode(body?.code) ? body.code : 'offline';
};
