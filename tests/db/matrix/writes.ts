import type { Actor } from '../people';

type Verbs = Record<'insert' | 'update' | 'delete' | 'truncate', Actor[]>;

/** Commands are the only way in: no role of the API writes with a statement of its own. */
const nobody: Verbs = { insert: [], update: [], delete: [], truncate: [] };

/** Who may write to a table with a statement of their own. */
export const writes: Record<string, Verbs> = {
  'private.access_log': nobody,
  'private.commands': nobody,
  'private.error_codes': nobody,
  'private.feedback': nobody,
  'private.field_revs': nobody,
  'private.hidden_words': nobody,
  'private.job_runs': nobody,
  'private.jobs': nobody,
  'private.limits': nobody,
  'private.organisation_hosts': nobody,
  'private.presence': nobody,
  'private.settings': nobody,
  'private.sync_feed': nobody,
  'private.sync_ops': nobody,
  'private.transitions': nobody,
  'public.affiliations': nobody,
  'public.agreements': nobody,
  'public.anchorings': nobody,
  'public.challenge_cases': nobody,
  'public.challenge_events': nobody,
  'public.challenges': nobody,
  'public.conversations': nobody,
  'public.interests': nobody,
  'public.messages': nobody,
  'public.notification_preferences': nobody,
  'public.notifications': nobody,
  'public.organisation_facts': nobody,
  'public.organisations': nobody,
  'public.partnership_members': nobody,
  'public.partnership_profiles': nobody,
  'public.partnership_role_names': nobody,
  'public.partnership_roles': nobody,
  'public.partnership_settings': nobody,
  'public.partnerships': nobody,
  'public.profile_headings': nobody,
  'public.profiles': nobody,
  'public.reports': nobody,
  'public.resource_persons': nobody,
  'public.roles': nobody,
  'public.saved': nobody,
  'public.suggestions': nobody,
  'public.technologies': nobody,
  'public.themes': nobody,
  'public.unit_roles': nobody
};
