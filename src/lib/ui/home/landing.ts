import type { Kind } from '$lib/domain/challenges/challenge';
import { m } from '$lib/i18n/paraglide/messages';
import type { Audience } from './doors';

type Action = { to: '/utfordringer' | '/min-side/mitt-felt' | '/kommune/ny'; text: string };
type Landing = {
  title: string;
  lead: string;
  first: Action;
  second?: Action;
  /** Kinds to begin from, each with what it is. */
  kinds: { kind: Kind; text: string }[];
  steps: { title: string; text: string }[];
  newest: string;
};

const students = (): Landing => ({
  title: m.for_students_title(),
  lead: m.for_students_lead(),
  first: { to: '/utfordringer', text: m.home_all() },
  kinds: [
    { kind: 'bachelor', text: m.for_bachelor() },
    { kind: 'master', text: m.for_master() },
    { kind: 'placement', text: m.for_placement() },
    { kind: 'eit', text: m.for_eit() }
  ],
  steps: [
    { title: m.for_students_1(), text: m.for_students_1_text() },
    { title: m.for_students_2(), text: m.for_students_2_text() },
    { title: m.for_students_3(), text: m.for_students_3_text() }
  ],
  newest: m.for_newest()
});

const researchers = (): Landing => ({
  title: m.for_researchers_title(),
  lead: m.for_researchers_lead(),
  first: { to: '/min-side/mitt-felt', text: m.for_researchers_field() },
  second: { to: '/utfordringer', text: m.home_all() },
  kinds: [
    { kind: 'phd', text: m.for_phd() },
    { kind: 'public_phd', text: m.for_public_phd() },
    { kind: 'research_project', text: m.for_research_project() },
    { kind: 'guest_lecture', text: m.for_guest_lecture() },
    { kind: 'shared_position', text: m.for_shared_position() }
  ],
  steps: [
    { title: m.for_researchers_1(), text: m.for_researchers_1_text() },
    { title: m.for_researchers_2(), text: m.for_researchers_2_text() },
    { title: m.for_researchers_3(), text: m.for_researchers_3_text() }
  ],
  newest: m.for_newest()
});

const municipality = (): Landing => ({
  title: m.for_municipality_title(),
  lead: m.for_municipality_lead(),
  first: { to: '/kommune/ny', text: m.partner_join_work_link() },
  second: { to: '/utfordringer', text: m.home_all() },
  kinds: [],
  steps: [
    { title: m.for_municipality_1(), text: m.for_municipality_1_text() },
    { title: m.for_municipality_2(), text: m.for_municipality_2_text() },
    { title: m.for_municipality_3(), text: m.for_municipality_3_text() },
    { title: m.for_municipality_4(), text: m.for_municipality_4_text() }
  ],
  newest: m.for_municipality_newest()
});

/** What stands behind each of the three doors. */
export const landings: Record<Audience, () => Landing> = {
  studenter: students,
  forskere: researchers,
  kommunen: municipality
};
