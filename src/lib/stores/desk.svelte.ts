import type { Challenge } from '../domain/challenges/challenge';
import { byUrgency, standingOf, type DeskCounts, type Standing } from '../domain/challenges/desk';
import { osloDay } from '../domain/oslo-day';
import type { Fault } from '../domain/errors';
import { asked } from '../domain/roles/rules';
import type { Role } from '../domain/roles/role';
import type { Partnership } from '../domain/partnerships/partnership';
import type { Report } from '../domain/reports/report';
import { isOpen } from '../domain/suggestions/rules';
import type { Suggestion } from '../domain/suggestions/suggestion';
import type { Shown } from '../local/shown';
import { challenges } from './challenges.svelte';
import { directory } from './directory.svelte';
import { issue } from './live.svelte';
import { profiles } from './profiles.svelte';
import { reports } from './reports.svelte';
import { roles } from './roles.svelte';
import { session } from './session.svelte';
import { suggestions } from './suggestions.svelte';

export type Waiting = { challenge: Shown<Challenge>; sent: string };
export type Looked = { challenge: Shown<Challenge>; standing: Standing };

/** What waits for a coordinator, in the partnerships that they coordinate: both sides see the same. */
class Desk {
  readonly #coordinated = $derived(
    new Set(
      profiles.partnershipRoles
        .filter(({ role }) => role === 'coordinator')
        .map(({ partnership_id }) => partnership_id)
    )
  );

  get ready(): boolean {
    return profiles.ready && challenges.ready;
  }

  get partnerships(): Shown<Partnership>[] {
    return directory.partnerships.filter(({ id }) => this.#coordinated.has(id));
  }

  /** Challenges that are sent in, the one that has waited longest first. */
  get queue(): Waiting[] {
    return challenges.all
      .filter((row) => row.state === 'submitted' && this.#coordinated.has(row.partnership_id))
      .map((challenge) => ({
        challenge,
        sent: challenges.caseOf(challenge.id)?.submitted_at ?? challenge.updated_at
      }))
      .sort((a, b) => a.sent.localeCompare(b.sent));
  }

  /** Published ones that are on hold, have expired, or soon will: the next deadline first. */
  get looked(): Looked[] {
    const today = osloDay(new Date());
    return challenges.all
      .filter((row) => this.#coordinated.has(row.partnership_id))
      .flatMap((challenge) => {
        const standing = standingOf(challenge, today);
        return standing ? [{ challenge, standing }] : [];
      })
      .sort(byUrgency);
  }

  /** Every suggestion to these partnerships, the oldest first. */
  get suggestions(): Shown<Suggestion>[] {
    return suggestions.all
      .filter(({ partnership_id }) => this.#coordinated.has(partnership_id))
      .sort((a, b) => a.sent_at.localeCompare(b.sent_at));
  }

  /** Every report in these partnerships, the oldest first. */
  get reports(): Shown<Report>[] {
    return reports.all
      .filter(({ partnership_id }) => this.#coordinated.has(partnership_id))
      .sort((a, b) => a.sent_at.localeCompare(b.sent_at));
  }

  /** Roles asked for: in these partnerships, and in the units of their members. Nobody decides their own. */
  get asked(): Shown<Role>[] {
    return asked(roles.all).filter(({ person_id }) => person_id !== session.person?.uid);
  }

  /** How much waits in each part of the desk. */
  get counts(): DeskCounts {
    return {
      challenges: this.queue.length,
      suggestions: this.suggestions.filter(isOpen).length,
      reports: this.reports.filter(({ state }) => state === 'received').length,
      roles: this.asked.length
    };
  }

  /** @param reason as public as the step */
  pause(id: string, reason: string): Promise<Fault[]> {
    return issue('challenges.pause', { id, reason });
  }

  resume(id: string): Promise<Fault[]> {
    return issue('challenges.resume', { id });
  }

  /** @param reason as public as the step */
  withdraw(id: string, reason: string): Promise<Fault[]> {
    return issue('challenges.withdraw', { id, reason });
  }
}

export const desk = new Desk();
