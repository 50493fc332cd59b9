import type { Kind } from '$lib/domain/challenges/challenge';
import { m } from '$lib/i18n/paraglide/messages';

export const kindLabels = {
  bachelor: m.kind_bachelor,
  master: m.kind_master,
  eit: m.kind_eit,
  placement: m.kind_placement,
  phd: m.kind_phd,
  public_phd: m.kind_public_phd,
  research_project: m.kind_research_project,
  continuing_education: m.kind_continuing_education,
  guest_lecture: m.kind_guest_lecture,
  shared_position: m.kind_shared_position,
  project_position: m.kind_project_position
} satisfies Record<Kind, () => string>;
