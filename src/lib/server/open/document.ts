/** The OpenAPI 3.1 document of the open data, made from the schemas that type them. */
import { kinds } from '$lib/domain/challenges/challenge';
import { levels } from '$lib/domain/challenges/choices';
import { sorts } from '$lib/domain/challenges/query';
import { languages } from '$lib/domain/rows';
import * as z from 'zod';
import { limits } from '../read/open-query.ts';
import { licence } from './licence.ts';
import * as partnerships from './schemas-partnerships.ts';
import * as schemas from './schemas.ts';

const components = {
  OpenChallenge: schemas.openChallenge,
  OpenPage: schemas.openPage,
  Challenge: schemas.challenge,
  ChallengeEvent: schemas.event,
  Card: schemas.card,
  Article: schemas.article,
  CardPage: schemas.cardPage,
  Theme: schemas.theme,
  Technology: schemas.technology,
  Organisation: schemas.organisation,
  Partnership: schemas.partnership,
  FieldLink: schemas.fieldLink,
  Topic: schemas.topic,
  TopicList: schemas.topicList,
  StudyProgramme: schemas.studyProgramme,
  StudyProgrammeList: schemas.studyProgrammeList,
  PartnershipStory: partnerships.partnershipStory,
  PartnershipList: partnerships.partnershipList,
  Agreement: partnerships.agreement,
  Directory: schemas.directory,
  Changes: schemas.changes,
  Meeting: schemas.meeting,
  MeetingList: schemas.meetingList,
  MeetingPage: schemas.meetingPage,
  Wheel: schemas.wheelPage,
  Refusal: schemas.refusal
} as const;
type Component = keyof typeof components;

const address = (name: string): string => `#/components/schemas/${name}`;
const ref = (name: Component) => ({ $ref: address(name) });

/** The schemas as JSON Schema 2020-12; a format says what zod's own pattern says, in fewer signs. */
const componentSchemas = (): Record<string, unknown> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    uri: address,
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (jsonSchema.type === 'integer') {
        delete jsonSchema.minimum;
        delete jsonSchema.maximum;
      }
    }
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema])
  );
};

type Schema = Record<string, unknown>;
const query = (name: string, description: string, schema: Schema = { type: 'string' }) => ({
  name,
  in: 'query',
  description,
  schema
});
const choice = (values: readonly (string | number)[]): Schema => ({ type: 'string', enum: values });

/** A filter can be given several times: what has one of its values fits it. */
const several = (name: string, description: string, items: Schema = { type: 'string' }) => ({
  ...query(name, description, { type: 'array', items, maxItems: 20 }),
  style: 'form',
  explode: true
});
const filters = [
  several('theme', 'Keys of themes; the directory has them.'),
  several('kind', 'Kinds of collaboration.', choice(kinds)),
  several('level', 'Levels of study or research.', choice(levels)),
  several('municipality', 'Short names (`slug`) of municipalities; the directory has them.'),
  several('period', 'Semesters as `2027-spring` or `2027-autumn`, or `open` for those without a period.', {
    type: 'string',
    pattern: '^(\\d{4}-(spring|autumn)|open)$'
  }),
  several('language', 'The language of the texts.', choice(languages)),
  several('technology', 'Keys of technologies; the directory has them.'),
  several('emne', 'Keys of topics; `/topics` has them.'),
  query(
    'q',
    'Words, as in the search of the list: all are in it, in any form or meaning the same; `"a phrase"` as it stands, `-word` is not in it.'
  )
];
const keyset = [
  query('after', 'Where the page begins: from `next` or the header `Link` of the page before.'),
  query('limit', `Challenges a page; ${limits.usual} without it, in CSV ${limits.most}.`, {
    type: 'integer',
    minimum: 1,
    maximum: limits.most
  })
];
const frame = query(
  'lang',
  'The language of names and of what we write around the texts; `nb` without it.',
  choice(languages)
);

const json = (name: Component) => ({ 'application/json': { schema: ref(name) } });
const text = (type: string) => ({ [type]: { schema: { type: 'string' } } });

type Content = Record<string, unknown>;
const link = {
  Link: { description: 'Next page, licence and this document (RFC 8288).', schema: { type: 'string' } }
};
const etag = { ETag: { description: 'Ask again with `If-None-Match`.', schema: { type: 'string' } } };

const good = (description: string, content: Content, headers: object = {}) => ({
  200: { description, headers: { ...etag, ...headers }, content },
  304: { description: 'Nothing is new since the `ETag` that was sent in `If-None-Match`.' }
});
const fault = { 500: { description: 'Something went wrong here.', content: json('Refusal') } };
const bad = { 400: { description: 'A parameter is wrong; `field` says which.', content: json('Refusal') } };
const missing = { 404: { description: 'There is none that is open to all.', content: json('Refusal') } };

const slug = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'The name in the address of its page, or its id.',
  schema: { type: 'string' }
};

const get = (operationId: string, summary: string, parameters: object[], responses: object) => ({
  get: { operationId, summary, parameters, responses }
});
/** One that asks the database, which can fail. */
const read = (...[operationId, summary, parameters, responses]: Parameters<typeof get>) =>
  get(operationId, summary, parameters, { ...responses, ...fault });

const paths = {
  '/challenges': read(
    'listChallenges',
    'Published challenges, the newest first, as JSON or CSV. Pages stay as they are while new ones come.',
    [
      ...filters,
      ...keyset,
      frame,
      query('format', 'Decides over the header `Accept`.', choice(['json', 'csv']))
    ],
    { ...good('One page.', { ...json('OpenPage'), ...text('text/csv') }, link), ...bad }
  ),
  '/challenges.atom': read(
    'followChallenges',
    'The newest published challenges as an Atom feed.',
    [...filters, frame],
    { ...good('The feed.', text('application/atom+xml')), ...bad }
  ),
  '/challenges/{slug}': read('readChallenge', 'One challenge with the rows its page refers to.', [slug], {
    ...good('The challenge.', json('Article')),
    ...missing
  }),
  '/challenges/{slug}/picture.png': read(
    'challengePicture',
    'A picture of 1200 × 630 for those who share the challenge.',
    [slug, frame],
    { ...good('The picture.', { 'image/png': {} }), ...missing, ...bad }
  ),
  '/picture.png': get('servicePicture', 'The same for the service itself.', [frame], {
    ...good('The picture.', { 'image/png': {} }),
    ...bad
  }),
  '/cards': read(
    'listCards',
    'The list as its page shows it, by numbered page. What is not understood is left out.',
    [
      ...filters,
      query('sort', 'The nearest last day first, or the newest.', choice(sorts)),
      query('page', 'From 1.')
    ],
    good('One page.', json('CardPage'))
  ),
  '/directory': read('readDirectory', 'Who and what challenges refer to.', [], {
    ...good('Themes, technologies, organisations, partnerships and fields.', json('Directory'))
  }),
  '/topics': read(
    'listTopics',
    'Topics of the official list that challenges are marked with; none where no list was imported.',
    [several('key', 'Only these, by key.')],
    { ...good('All of them, or those asked for.', json('TopicList')), ...bad }
  ),
  '/study-programmes': read('listStudyProgrammes', 'Study programmes, where a list was imported.', [], {
    ...good('All of them.', json('StudyProgrammeList'))
  }),
  '/partnerships': read(
    'listPartnerships',
    'University municipalities, who is in them and what they agreed.',
    [],
    {
      ...good('All of them.', json('PartnershipList'))
    }
  ),
  '/partnerships/{slug}': read(
    'readPartnership',
    'One of them with all that its page tells.',
    [
      slug,
      query(
        'language',
        'What it says of itself comes in this one where it can, once for each time it was written; without it in all.',
        choice(languages)
      )
    ],
    { ...good('The partnership.', json('PartnershipStory')), ...missing }
  ),
  '/meetings': read('listMeetings', 'Meeting places to come, the next one first.', [], {
    ...good('Those that are not over, also cancelled ones.', json('MeetingList'))
  }),
  '/meetings/{slug}': read('readMeeting', 'One meeting place, also one that is over.', [slug], {
    ...good('The meeting place.', json('MeetingPage')),
    ...missing
  }),
  '/meetings.ics': read(
    'followMeetings',
    'Meeting places as a calendar (iCalendar), with those of the last 90 days, moved and cancelled ones.',
    [
      query('theme', 'A theme by its key.'),
      query('partnership', 'A partnership by its name in the address.'),
      frame
    ],
    { ...good('The calendar.', text('text/calendar')), ...bad }
  ),
  '/meetings/{slug}/calendar.ics': read(
    'meetingCalendar',
    'One meeting place for a calendar.',
    [slug, frame],
    {
      ...good('The calendar.', text('text/calendar')),
      ...missing,
      ...bad
    }
  ),
  '/wheel': read(
    'readWheel',
    'The year of a partnership: what coordinators put into it, and its meeting places.',
    [
      query('partnership', 'A partnership by its name in the address; the first one without it.'),
      query('year', 'This year without it.', { type: 'integer', minimum: 2020, maximum: 2100 })
    ],
    { ...good('What reaches into that year.', json('Wheel')), ...bad, ...missing }
  ),
  '/changes': read(
    'readChanges',
    'What has changed in the open rows since a cursor; everything without one.',
    [
      query('since', '`next` of the last answer.'),
      query('form', 'Rows by column, which is smaller.', choice(['columns']))
    ],
    { ...good('What is new.', json('Changes')), ...bad }
  ),
  '/openapi.json': get('readDocument', 'This document.', [], {
    ...good('The document.', { 'application/json': { schema: { type: 'object' } } })
  })
};

/** @param origin scheme, host and port where the data are */
export const document = (origin: string) => ({
  openapi: '3.1.1',
  info: {
    title: 'Samskap: open data about challenges',
    version: '1.0.0',
    description:
      'What municipalities need and would like students and researchers to take on. No personal data. ' +
      'New fields and new values can come; what is here stays as it is within v1.',
    license: { name: licence.name, identifier: licence.identifier }
  },
  servers: [{ url: `${origin}/api/open/v1` }],
  security: [],
  paths,
  components: { schemas: componentSchemas() }
});
