/** What a role is called, in the app and in letters. */
import { m } from './paraglide/messages';

export const roleNameTexts = {
  coordinator: m.my_data_who_coordinator,
  steering: m.my_data_who_steering,
  contact: m.unit_role_contact,
  leader: m.unit_role_leader,
  deputy: m.unit_role_deputy
};
