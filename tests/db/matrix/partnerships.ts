import {
  allBut,
  coordinators,
  everyone,
  outside,
  ownRows,
  signedIn,
  type Answers,
  type RoomMatrix
} from './support';

const byCoordinators: Answers = {
  applied: coordinators,
  not_allowed: allBut(...coordinators, ...outside),
  refused: outside
};
const byKeepers: Answers = {
  applied: ['leader', ...coordinators],
  not_allowed: allBut('leader', ...coordinators, ...outside),
  refused: outside
};
/** Nobody else knows that there is a draft. */
const onDraft: Answers = {
  applied: coordinators,
  not_found: allBut(...coordinators, ...outside),
  refused: outside
};

/** Profiles are labelled by their state; both are of Gjøvik's partnership. */
export const partnerships: RoomMatrix = {
  reads: {
    'public.partnerships': everyone,
    'public.partnership_members': everyone,
    'public.partnership_settings': everyone,
    'public.partnership_role_names': everyone,
    'public.partnership_groups': everyone,
    'public.agreements': everyone,
    'public.anchorings': everyone,
    'public.wheel_items': everyone,
    'public.organisation_facts': everyone,
    'public.profile_headings': everyone,
    'public.resource_persons': everyone,
    'public.partnership_profiles': signedIn('published', {
      anon: 'published',
      coordinator: 'draft published',
      coordinatorNtnu: 'draft published'
    }),
    'public.partnership_roles': ownRows('coordinator', 'coordinatorNtnu', 'coordinatorTrondheim', 'steering')
  },
  steps: {
    'partnership_settings.save new': byCoordinators,
    'partnership_members.add new': byCoordinators,
    'partnership_members.remove new': byCoordinators,
    'partnership_role_names.save new': byCoordinators,
    'partnership_role_names.remove new': byCoordinators,
    'partnership_groups.save new': byCoordinators,
    'partnership_groups.remove new': byCoordinators,
    'agreements.save new': byCoordinators,
    'agreements.remove new': byCoordinators,
    'anchorings.save new': byCoordinators,
    'anchorings.remove new': byCoordinators,
    'wheel_items.save new': byCoordinators,
    'wheel_items.remove new': byCoordinators,
    'organisation_facts.save new': byKeepers,
    'organisation_facts.remove new': byKeepers,
    'resource_persons.save new': byKeepers,
    'resource_persons.remove new': byKeepers,
    'organisations.save new': byKeepers,
    'partnership_profiles.save new': byCoordinators,
    'partnership_profiles.save draft': onDraft,
    'partnership_profiles.publish draft': onDraft,
    'partnership_profiles.remove draft': onDraft
  }
};
