import { findCommand } from '$lib/domain/registry';
import { organisationName } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { challenges } from '$lib/stores/challenges.svelte';
import { directory } from '$lib/stores/directory.svelte';
import { fields } from '$lib/stores/fields.svelte';
import { interests } from '$lib/stores/interests.svelte';
import { session } from '$lib/stores/session.svelte';
import { status } from '$lib/stores/status.svelte';
import { topics } from '$lib/stores/topics.svelte';
import { commandLabel } from '$lib/ui/labels/commands';
import type { Named } from '$lib/ui/sync/op-fields';
import type { PendingItem } from '$lib/ui/sync/pending-item';
import type { UnsentOp } from '$lib/ui/sync/unsent-op';

type About = Pick<UnsentOp, 'kind' | 'args'>;

const writing = ['conversations.write', 'interests.ask', 'interests.reply'];

const interestOf = ({ args }: About) => interests.all.find(({ id }) => id === args.id);

const challengeOf = (op: About) =>
  challenges.find(interestOf(op)?.challenge_id ?? String(op.args.challenge_id ?? op.args.id ?? ''));

/** The one who gets the words: the unit that answers, or the one who sent interest. */
const receiver = (op: About): string => {
  const interest = interestOf(op);
  if (interest && interest.person_id !== session.person?.uid) return interest.name;
  const unit = challengeOf(op)?.organisation_id;
  return unit ? organisationName(unit, directory.organisations) : '';
};

/** Whatever an id in a command may stand for, with its names. */
export const namedRows = (): Named[] => [
  ...directory.themes,
  ...fields.terms.research_fields,
  ...fields.terms.service_areas,
  ...directory.organisations,
  ...directory.partnerships,
  ...topics.all.map((topic) => ({ ...topic, id: topic.key })),
  ...topics.programmes.map((programme) => ({ ...programme, id: programme.key }))
];

/** What an unsent command is, in words that its author recognises. */
export const whatOf = (op: About): string => {
  const title = challengeOf(op)?.title || String(op.args.title ?? '');
  const name = writing.includes(op.kind) ? receiver(op) : '';
  if (name) return m.unsent_message({ name });
  const what = commandLabel(op.kind);
  if (!title) return what;
  return op.kind === 'interests.send' ? m.unsent_interest({ title }) : m.unsent_about({ what, title });
};

/** A mark of reading: nothing that anybody wrote. */
export const isQuiet = ({ kind, state }: UnsentOp): boolean =>
  state === 'waiting' && findCommand(kind)?.quiet === true;

/** What needs help first, then in the order it was written; marks of reading are one line together. */
export const pendingItems = (): PendingItem[] => {
  const sending = status.kind === 'sending';
  const ops = [...status.ops].sort((a, b) => Number(b.state === 'parked') - Number(a.state === 'parked'));
  const items = ops
    .filter((op) => !isQuiet(op))
    .map((op) => ({
      key: op.op_id,
      what: whatOf(op),
      written: op.created_at,
      state: op.state === 'waiting' && sending ? ('sending' as const) : op.state
    }));
  const read = ops.filter(isQuiet).length;
  if (read === 0) return items;
  const state = sending ? 'sending' : 'waiting';
  return [...items, { key: 'read', what: m.unsent_seen({ count: read }), state }];
};
