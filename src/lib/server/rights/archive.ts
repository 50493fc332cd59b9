import * as z from 'zod';
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import { personClient, ReadError } from '../supabase.ts';
import * as words from './archive-words.ts';

const row = z.record(z.string(), z.unknown());
const name = z.object({ nb: z.string(), nn: z.string(), en: z.string() });

const life = z.looseObject({
  challenge: row,
  partnership: name,
  organisation: name,
  /** Of what the challenge refers to, by id. */
  names: z.record(z.string(), name),
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

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The life as plain text, in the order it was lived; all that is left out here stands in the JSON. */
export const text = (
  { challenge, partnership, organisation, names, parts }: Life,
  locale: Locale
): string => {
  const say = { locale };
  const of = (part: string): Row[] => parts.find((each) => each.name === part)?.rows ?? [];
  const day = (value: unknown): string => written(value).slice(0, 10);
  const heading = (words: string): string => `${words}\n${'-'.repeat(words.length)}`;
  /** A key in words; what has no word (a number, a text) as it stands. */
  const worded = (known: Record<string, words.Say>, key: unknown): string =>
    known[written(key)]?.({}, say) ?? written(key);

  const title = written(challenge.title);
  const head = [
    `${title}\n${'='.repeat(title.length)}`,
    [
      `${m.archive_unit({}, say)}: ${organisation[locale]}`,
      `${m.archive_partnership({}, say)}: ${partnership[locale]}`,
      `${m.archive_state({}, say)}: ${worded(words.states, challenge.state)}`,
      `${m.archive_language({}, say)}: ${worded(words.languages, challenge.language)}`
    ].join('\n')
  ];
  const need = [
    [m.challenge_today, challenge.today],
    [m.challenge_whom, challenge.whom],
    [m.challenge_better, challenge.better],
    [m.challenge_requires, challenge.requires]
  ] satisfies [words.Say, unknown][];
  const told = need
    .filter(([, value]) => says(value))
    .map(([label, value]) => `${heading(label({}, say))}\n${written(value)}`);

  const steps = of('challenge_events')
    .toSorted((a, b) => Number(a.step) - Number(b.step))
    .map(({ at, from_state, to_state, actor, reason }) =>
      [
        `${day(at)}: ${
          from_state === to_state
            ? m.archive_handed({}, say)
            : `${worded(words.states, from_state)} → ${worded(words.states, to_state)}`
        } (${worded(words.actors, actor)})`,
        reason
      ]
        .filter(says)
        .join('\n  ')
    );

  const lines = (interest: Row): string[] =>
    of('messages')
      .filter(({ conversation_id }) => conversation_id === interest.id)
      .toSorted((a, b) => Number(a.number) - Number(b.number))
      .map(
        (message) => `${day(message.sent_at)} ${worded(words.sides, message.side)}: ${written(message.text)}`
      );
  const interests = of('interests')
    .toSorted((a, b) => written(a.sent_at).localeCompare(written(b.sent_at)))
    .map((interest) =>
      [
        m.archive_interest({ date: day(interest.sent_at) }, say),
        [interest.name, worded(words.interestRoles, interest.role)].filter(says).map(written).join(', '),
        interest.message,
        ...lines(interest),
        worded(words.interestStates, interest.state),
        says(interest.answer) ? `${m.archive_answer({}, say)}: ${written(interest.answer)}` : ''
      ]
        .filter(says)
        .join('\n')
    );

  const valueWords: Record<string, Record<string, words.Say>> = words.values;
  const valueOf = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => valueOf(field, each)).join(', ');
    if (typeof value === 'boolean') return (value ? m.archive_yes : m.archive_no)({}, say);
    const known = valueWords[field];
    return names[written(value)]?.[locale] ?? (known ? worded(known, value) : written(value));
  };
  const rest = Object.entries(words.fields)
    .filter(([field]) => says(challenge[field]))
    .map(([field, label]) => `${label({}, say)}: ${valueOf(field, challenge[field])}`);

  const none = m.archive_none({}, say);
  return `${[
    ...head,
    ...told,
    `${heading(m.archive_steps({}, say))}\n${steps.join('\n') || none}`,
    `${heading(m.archive_interests({}, say))}\n${interests.join('\n\n') || none}`,
    `${heading(m.archive_other({}, say))}\n${rest.join('\n') || none}`
  ].join('\n\n')}\n`;
};
