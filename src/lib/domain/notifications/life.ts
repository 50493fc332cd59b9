import { command } from '../state-machine';

/**
 * Notifications and preferences are the person's own; jobs move them on. Equal to the `notifications` rows of
 * `private.transitions`.
 */
export const notificationLife = [
  command('notifications.read', 'self'),
  command('notifications.prefer', 'self')
];
