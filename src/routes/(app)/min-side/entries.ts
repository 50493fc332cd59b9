import { whoIs } from '$lib/domain/profiles/wishes';
import { m } from '$lib/i18n/paraglide/messages';
import { conversations } from '$lib/stores/conversations.svelte';
import { notifications } from '$lib/stores/notifications.svelte';
import { profiles } from '$lib/stores/profiles.svelte';
import type { MineEntry } from '$lib/ui/mine/MineMenu.svelte';

const researches = (): boolean =>
  whoIs(profiles.affiliations, profiles.own?.position ?? null) === 'researcher';

/** The pages of Min side for the one who is signed in, with how much is new in each. */
export const entries = (): MineEntry[] => [
  { path: '/min-side', name: m.mine_title(), icon: 'home' },
  {
    path: '/min-side/varsler',
    name: m.mine_menu_notices(),
    icon: 'bell',
    count: notifications.unread.length
  },
  { path: '/min-side/meldinger', name: m.mine_menu_messages(), icon: 'contact', count: conversations.unread },
  { path: '/min-side/interesser', name: m.mine_menu_interests(), icon: 'send' },
  { path: '/min-side/lagret', name: m.mine_menu_saved(), icon: 'bookmark' },
  { path: '/min-side/passer', name: m.home_fits(), icon: 'check' },
  { path: '/min-side/moteplasser', name: m.mine_meetings(), icon: 'calendar' },
  { path: '/min-side/folger', name: m.mine_menu_follows(), icon: 'follow' },
  ...(researches() ? [{ path: '/min-side/mitt-felt', name: m.field_title(), icon: 'search' } as const] : []),
  { path: '/min-side/innspill', name: m.mine_menu_voices(), icon: 'innovation' },
  { path: '/min-side/roller', name: m.mine_menu_roles(), icon: 'people', apart: true },
  { path: '/min-side/profil', name: m.mine_profile(), icon: 'person' },
  { path: '/min-side/innstillinger', name: m.mine_menu_settings(), icon: 'settings' },
  { path: '/min-side/mine-data', name: m.rights_title(), icon: 'shield' }
];
