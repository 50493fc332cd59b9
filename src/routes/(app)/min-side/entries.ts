import { m } from '$lib/i18n/paraglide/messages';
import type { MineEntry } from '$lib/ui/mine/MineMenu.svelte';

/** The pages of Min side. @param fresh how much is new in each */
export const entries = (fresh: { notices: number; messages: number }): MineEntry[] => [
  { path: '/min-side', name: m.mine_title(), icon: 'home' },
  { path: '/min-side/varsler', name: m.mine_menu_notices(), icon: 'bell', count: fresh.notices },
  { path: '/min-side/meldinger', name: m.mine_menu_messages(), icon: 'contact', count: fresh.messages },
  { path: '/min-side/interesser', name: m.mine_menu_interests(), icon: 'send' },
  { path: '/min-side/lagret', name: m.mine_menu_saved(), icon: 'bookmark' },
  { path: '/min-side/innsendt', name: m.mine_menu_voices(), icon: 'innovation' },
  { path: '/min-side/roller', name: m.mine_menu_roles(), icon: 'people' },
  { path: '/min-side/profil', name: m.mine_profile(), icon: 'person' },
  { path: '/min-side/innstillinger', name: m.mine_menu_settings(), icon: 'settings' },
  { path: '/min-side/mine-data', name: m.rights_title(), icon: 'shield' }
];
