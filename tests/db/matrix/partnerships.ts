import { everyone, ownRows, type RoomMatrix } from './support';

export const partnerships: RoomMatrix = {
  reads: {
    'public.partnerships': everyone,
    'public.partnership_members': everyone,
    'public.partnership_settings': everyone,
    'public.partnership_role_names': everyone,
    'public.partnership_roles': ownRows('coordinator', 'coordinatorNtnu', 'coordinatorTrondheim', 'steering')
  },
  steps: {}
};
