import * as z from 'zod';
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import { personClient, ReadError } from '../supabase.ts';

const row = z.record(z.string(), z.unknown());
const name = z.object({ nb: z.string(), nn: z.string(), en: z.string() });

const life = z.looseObject({
  challenge: row,
  partnership: name,
  organisation: name,
  parts: z.array(z.looseObject({ name: z.string(), rows: z.array(row) }))
});

/** A challenge's life, as `public.challenge_archive` answers it. */
export type Life = z.infer<typeof life>;
type Row = z.infer<typeof row>;

const isId = (id: string): boolean => z.guid().safeParse(id).success;

/** The life of a challenge for the person with this token, or null where there is none to be seen. */
export const read = async (token: string, challenge: string): Promise<Life | null> => {
  if (!isId(challenge)) return null;
  const { status, data, error } = await (await personClient(token)).rpc('challenge_archive', { challenge });
  if (status === 401 || status === 404) return null;
  if (error) throw new ReadError(error);
  return life.parse(data);
};

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<string, Say> = {
  draft: m.state_draft,
  submitted: m.state_submitted,
  returned: m.state_returned,
  published: m.state_published,
  paused: m.state_paused,
  withdrawn: m.state_withdrawn,
  expired: m.state_expired,
  matched: m.state_matched,
  in_progress: m.state_in_progress,
  completed: m.state_completed
};

const interestStates: Record<string, Say> = {
  sent: m.interest_state_sent,
  seen: m.interest_state_seen,
  asked: m.interest_state_asked,
  accepted: m.interest_state_accepted,
  declined: m.interest_state_declined,
  withdrawn: m.interest_state_withdrawn,
  expired: m.interest_state_expired
};

/** What stands in the text by itself, or says nothing to one who reads it. */
const elsewhere = new Set([
  ...['id', 'rev', 'updated_at', 'slug', 'partnership_id', 'organisation_id', 'state', 'language'],
  ...['title', 'today', 'whom', 'better', 'requires', 'published_at', 'theme_id', 'second_theme_id']
]);

const written = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(written).join(', ')
      : JSON.stringify(value);

const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The life as plain text, in the order it was lived; all that is left out here stands in the JSON. */
export const text = ({ challenge, partnership, organisation, parts }: Life, locale: Locale): string => {
  const say = { locale };
  const of = (part: string): Row[] => parts.find((each) => each.name === part)?.rows ?? [];
  const day = (value: unknown): string => written(value).slice(0, 10);
  const heading = (words: string): string => `${words}\n${'-'.repeat(words.length)}`;
  const stateOf = (known: Record<string, Say>, state: unknown): string =>
    known[written(state)]?.({}, say) ?? written(state);

  const title = written(challenge.title);
  const head = [
    `${title}\n${'='.repeat(title.length)}`,
    [
      `${m.archive_unit({}, say)}: ${organisation[locale]}`,
      `${m.archive_partnership({}, say)}: ${partnership[locale]}`,
      `${m.archive_state({}, say)}: ${stateOf(states, challenge.state)}`,
      `${m.archive_language({}, say)}: ${written(challenge.language)}`
    ].join('\n')
  ];
  const words = [
    [m.challenge_today, challenge.today],
    [m.challenge_whom, challenge.whom],
    [m.challenge_better, challenge.better],
    [m.challenge_requires, challenge.requires]
  ] satisfies [Say, unknown][];
  const told = words
    .filter(([, value]) => says(value))
    .map(([label, value]) => `${heading(label({}, say))}\n${written(value)}`);

  const steps = of('challenge_events')
    .toSorted((a, b) => Number(a.step) - Number(b.step))
    .map(({ at, from_state, to_state, actor, reason }) =>
      [
        `${day(at)}: ${
          from_state === to_state
            ? m.archive_handed({}, say)
            : `${stateOf(states, from_state)} → ${stateOf(states, to_state)}`
        } (${written(actor)})`,
        reason
      ]
        .filter(says)
        .join('\n  ')
    );

  const lines = (interest: Row): string[] =>
    of('messages')
      .filter(({ conversation_id }) => conversation_id === interest.id)
      .toSorted((a, b) => Number(a.number) - Number(b.number))
      .map((message) => `${day(message.sent_at)} ${written(message.side)}: ${written(message.text)}`);
  const interests = of('interests')
    .toSorted((a, b) => written(a.sent_at).localeCompare(written(b.sent_at)))
    .map((interest) =>
      [
        m.archive_interest({ date: day(interest.sent_at) }, say),
        [interest.name, interest.role].filter(says).map(written).join(', '),
        interest.message,
        ...lines(interest),
        stateOf(interestStates, interest.state),
        says(interest.answer) ? `${m.archive_answer({}, say)}: ${written(interest.answer)}` : ''
      ]
        .filter(says)
        .join('\n')
    );

  const rest = Object.entries(challenge)
    .filter(([field, value]) => !elsewhere.has(field) && says(value))
    .map(([field, value]) => `${field}: ${written(value)}`);

  const none = m.archive_none({}, say);
  return `${[
    ...head,
    ...told,
    `${heading(m.archive_steps({}, say))}\n${steps.join('\n') || none}`,
    `${heading(m.archive_interests({}, say))}\n${interests.join('\n\n') || none}`,
    `${heading(m.archive_other({}, say))}\n${rest.join('\n') || none}`
  ].join('\n\n')}\n`;
};
