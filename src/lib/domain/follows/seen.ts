import { ofFollows, type Notification } from '../notifications/notification';

/**
 * Whether a notice of what one follows says nothing new to one who opened its challenge on this phone: a new challenge
 * is new until it was opened at all, a step of it until it was opened after the step.
 * @param openedAt when it was last opened here, by the server's clock; undefined if never
 */
export const isSeen = (
  { kind, told_at }: Pick<Notification, 'kind' | 'told_at'>,
  openedAt: string | undefined
): boolean =>
  openedAt !== undefined &&
  ofFollows.includes(kind) &&
  (kind === 'follow_found' || Date.parse(openedAt) >= Date.parse(told_at));
