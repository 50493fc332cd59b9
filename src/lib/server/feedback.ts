import { isErrorCode, type ErrorCode } from '$lib/domain/errors';
import { feedbackSchema } from '$lib/domain/feedback/feedback';
import { visitorOf } from './http/visitor.ts';
import { ReadError, type PublicClient } from './supabase.ts';

/**
 * Takes what a visitor says about a page, ten times an hour from one address.
 * @param body whatever was sent
 * @returns null when it was taken, else the code it is refused with
 */
export const send = async (
  client: PublicClient,
  body: unknown,
  address: string
): Promise<ErrorCode | null> => {
  const { success, data: answer } = feedbackSchema.safeParse(body);
  if (!success) return 'invalid';
  const { error } = await client.rpc('feedback_send', { answer, visitor: visitorOf(address) });
  if (error?.code === 'SK001' && isErrorCode(error.message)) return error.message;
  if (error) throw new ReadError(error);
  return null;
};
