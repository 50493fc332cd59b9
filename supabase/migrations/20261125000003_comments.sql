-- A comment on every policy, index and trigger: who reads, what is looked up, what follows from a change.
--
-- Contract: an object without one is found by tests/db/own-lints.ts. The two triggers that every table of the phones
-- has say the same thing on each, because they do the same thing on each; all else is said one by one. Indexes that
-- belong to a constraint are explained by it. Not here: triggers on auth.users, whose owner is the sign-in service.

-- Policies

comment on policy organisations_read on public.organisations is 'Anyone reads municipalities, universities and units.';
comment on policy partnerships_read on public.partnerships is 'Anyone reads which partnerships there are.';
comment on policy partnership_members_read on public.partnership_members is 'Anyone reads who is in a partnership.';
comment on policy partnership_settings_read on public.partnership_settings is
  'Anyone reads what a partnership promises: days to answer, and how long data is kept.';
comment on policy partnership_role_names_read on public.partnership_role_names is 'Anyone reads what a partnership calls its roles.';
comment on policy agreements_read on public.agreements is 'Anyone reads agreements.';
comment on policy anchorings_read on public.anchorings is 'Anyone reads where a partnership is anchored.';
comment on policy organisation_facts_read on public.organisation_facts is 'Anyone reads fact cards.';
comment on policy profile_headings_read on public.profile_headings is 'Anyone reads the headings of a partnership profile.';
comment on policy resource_persons_read on public.resource_persons is 'Anyone reads which role to ask about a theme.';
comment on policy themes_read on public.themes is 'Anyone reads themes, also closed ones: old challenges stand under them.';
comment on policy technologies_read on public.technologies is 'Anyone reads technologies, also closed ones.';
comment on policy partnership_profiles_published on public.partnership_profiles is 'A visitor reads published profiles.';
comment on policy partnership_profiles_read on public.partnership_profiles is
  'Signed-in people read published profiles, and coordinators the drafts of their partnership.';
comment on policy partnership_roles_own on public.partnership_roles is 'One reads one''s own rights in partnerships.';
comment on policy unit_roles_own on public.unit_roles is 'One reads one''s own rights in units.';
comment on policy affiliations_own on public.affiliations is 'One reads where one belongs oneself.';
comment on policy profiles_own on public.profiles is 'One reads one''s own profile, and nobody else''s.';
comment on policy roles_read on public.roles is
  'Read by the holder; of a unit by its leader and the coordinators of its municipality; of a partnership by its coordinators, and what is given by its steering group.';
comment on policy challenges_published on public.challenges is 'A visitor reads challenges from publishing until they are withdrawn.';
comment on policy challenges_read on public.challenges is
  'Signed-in people read what visitors read, and those that they wrote, answer for or coordinate in any state.';
comment on policy challenge_cases_read on public.challenge_cases is
  'The author, those who answer for the challenge and its coordinators read who stands behind it.';
comment on policy challenge_events_public on public.challenge_events is 'A visitor reads the public steps of a timeline.';
comment on policy challenge_events_read on public.challenge_events is
  'Signed-in people read the public steps, and those concerned the whole timeline.';
comment on policy saved_own on public.saved is 'One reads what one has saved, and nobody else does.';
comment on policy interests_read on public.interests is 'The sender and those who answer for the challenge read an interest: no coordinator.';
comment on policy conversations_read on public.conversations is 'Exactly those who read the interest read its thread.';
comment on policy messages_read on public.messages is 'Exactly those who read the thread read its messages.';
comment on policy notifications_own on public.notifications is 'One reads what one is told in the app; mail is for whoever sends it.';
comment on policy notification_preferences_own on public.notification_preferences is 'One reads one''s own choices.';
comment on policy suggestions_read on public.suggestions is 'The sender and the coordinators of the partnership read a suggestion.';
comment on policy reports_read on public.reports is 'The sender and the coordinators of the partnership read a report.';

-- Indexes: what belongs together

comment on index public.organisations_parent_id is 'The units of a municipality or university.';
comment on index public.partnership_members_organisation_id is 'The partnerships of a municipality or university.';
comment on index public.partnership_roles_partnership_id is 'Who has a right in a partnership.';
comment on index public.partnership_roles_organisation_id is 'Who has a right in a partnership from one side.';
comment on index public.affiliations_organisation_id is 'Who belongs to an organisation.';
comment on index public.unit_roles_organisation_id is 'Who leads a unit or answers for it.';
comment on index private.organisation_hosts_organisation_id is 'The mail hosts of an organisation.';
comment on index public.roles_person_id is 'The roles that a person asked for or holds.';
comment on index public.roles_organisation_id is 'The roles in a unit, for its leader.';
comment on index public.roles_root_id is 'The roles in all units of a municipality, for its coordinators.';
comment on index public.roles_partnership_id is 'The roles in a partnership.';
comment on index public.roles_substitute_for is 'Who stands in for a holder, and goes with them.';
comment on index public.agreements_partnership_id is 'The agreements of a partnership.';
comment on index public.agreements_parent_id is 'The agreements below another one.';
comment on index public.anchorings_partnership_id is 'Where a partnership is anchored.';
comment on index public.anchorings_organisation_id is 'What is anchored on one side.';
comment on index public.anchorings_agreement_id is 'Where an agreement is anchored.';
comment on index public.resource_persons_theme_id is 'Roles to ask about a theme.';
comment on index public.themes_partnership_id is 'The themes of a partnership.';
comment on index public.themes_successor_id is 'The themes that another one took the place of.';
comment on index public.technologies_partnership_id is 'The technologies of a partnership.';
comment on index public.technologies_successor_id is 'The technologies that another one took the place of.';
comment on index public.challenges_theme_id is 'The challenges under a theme.';
comment on index public.challenges_second_theme_id is 'The challenges under a theme that is their second.';
comment on index public.saved_challenge_id is 'What goes when a challenge goes.';
comment on index public.conversations_challenge_id is 'The threads about a challenge, for those who answer.';
comment on index public.conversations_person_id is 'The threads of a sender.';
comment on index public.messages_challenge_id is 'The messages about a challenge, for those who answer.';
comment on index public.messages_person_id is 'The messages in the threads of a sender.';
comment on index public.messages_author_id is 'What a person wrote, for the deletion of an account.';
comment on index public.interests_challenge_id is 'The interests in a challenge.';
comment on index public.interests_person_id is 'The interests of a sender.';
comment on index public.notifications_challenge_id is 'What was told of a challenge, and goes with it.';
comment on index public.notifications_interest_id is 'What was told of an interest, and goes with it.';
comment on index public.suggestions_person_id is 'The suggestions of a sender.';
comment on index public.suggestions_challenge_id is 'The suggestion that a challenge began as.';
comment on index public.reports_challenge_id is 'The reports on a challenge.';
comment on index public.reports_message_id is 'The reports on a message, which go with it.';
comment on index public.reports_person_id is 'The reports of a sender.';
comment on index private.access_log_organisation_id is 'What an organisation opened.';
comment on index private.hidden_words_person_id is 'The words of a person that are hidden, to be brought back or deleted.';

-- Indexes: lists in their order

comment on index public.challenges_published is 'The public list, newest first.';
comment on index public.challenges_partnership_id is 'The challenges of a partnership by state: the coordinators'' queue, all of them for who may read.';
comment on index public.challenges_organisation_id is 'The challenges of a unit by state: its inbox, all of them for who may read.';
comment on index public.challenge_cases_author_id is 'Challenges that a person wrote.';
comment on index public.challenge_cases_contact_id is 'Challenges that a person answers for; with the id, so that the table is not read.';
comment on index public.suggestions_partnership_id is 'The suggestions to a partnership by state: the coordinators'' queue.';
comment on index public.reports_partnership_id is 'The reports to a partnership by state: the coordinators'' queue.';
comment on index private.feedback_page is 'What people answered on a page.';
comment on index private.job_runs_job is 'The runs of a job, newest last.';
comment on index private.sync_feed_order is 'The feed of an audience in the order of its changes: what a pull reads, without the table.';
comment on index private.sync_feed_row is 'The audiences of a row, when it changes.';
comment on index private.sync_ops_uid is 'The operations of a person, for the deletion of an account.';

-- Indexes: what is due

comment on index public.challenges_last_day is 'Open challenges by their last day, for the job that lets them expire.';
comment on index public.interests_due is 'Waiting interests by the day of their answer, for the job that reminds.';
comment on index public.notifications_waiting is 'Mail that waits, by when it is due.';
comment on index public.notifications_told_at is 'Old notifications, for the job that deletes them.';
comment on index private.sync_feed_gone is 'Old tombstones, for the job that deletes them.';
comment on index private.sync_ops_at is 'Old operations, for the job that deletes them.';
comment on index private.limits_until is 'Limits that have run out, for the job that deletes them.';
comment on index private.job_runs_at is 'Old runs, for the job that deletes them.';

-- Indexes: what may be there once only

comment on index public.challenges_source_url is 'A link to elsewhere belongs to one live challenge.';
comment on index public.interests_one_live is 'A person has one live interest in a challenge.';
comment on index public.roles_one_live is 'A person asks for or holds a role in a place once.';
comment on index public.reports_one_open is 'A person has one open report on a challenge or message.';

-- Triggers

do $$
declare
  t record;
begin
  for t in
    select g.tgrelid::regclass as place, g.tgname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where c.relnamespace = 'public'::regnamespace and g.tgname in ('stamp', 'feed') and not g.tgisinternal
  loop
    execute format('comment on trigger %I on %s is %L', t.name, t.place, case t.name
      when 'stamp' then 'Counts the changes of a row and notes the time: phones compare the number with their own.'
      else 'Tells the feed which audiences read the row now, so that their phones fetch it or let it go.'
    end);
  end loop;
end
$$;

comment on trigger note_fields on public.profiles is 'Notes at which rev each field changed, so that edits on two phones merge.';
comment on trigger note_fields on public.challenges is
  'Notes at which rev each field changed, so that edits of different fields by colleagues merge.';
comment on trigger note_fields on public.themes is 'Notes at which rev each field changed, so that edits by coordinators merge.';
comment on trigger note_fields on public.technologies is 'Notes at which rev each field changed, so that edits by coordinators merge.';
comment on trigger note_fields on public.partnership_settings is
  'Notes at which rev each field changed, so that edits by the coordinators of two sides merge.';
comment on trigger note_fields on public.partnership_role_names is
  'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger note_fields on public.agreements is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger note_fields on public.anchorings is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger note_fields on public.organisation_facts is
  'Notes at which rev each field changed, so that edits by a leader and a coordinator merge.';
comment on trigger note_fields on public.profile_headings is 'Notes at which rev each field changed, as for all rows of a partnership.';
comment on trigger note_fields on public.partnership_profiles is
  'Notes at which rev each heading changed, so that coordinators can write under different ones at once.';
comment on trigger note_fields on public.resource_persons is
  'Notes at which rev each field changed, so that edits by a leader and a coordinator merge.';
comment on trigger note_fields on public.organisations is
  'Notes at which rev each field changed, so that edits by a leader and a coordinator merge.';
comment on trigger feed_author on public.challenge_cases is 'Another author is another reader of the timeline: tells the feed of its steps.';
comment on trigger keep_former_names on public.themes is 'A theme that is renamed is still found by the names it had.';
comment on trigger keep_former_names on public.technologies is 'A technology that is renamed is still found by the names it had.';
comment on trigger take_side on public.partnership_roles is 'Notes which side a right is held from, when none is said.';
comment on trigger make_settings on public.partnerships is 'A new partnership has settings from the first moment.';
comment on trigger follow_right on public.unit_roles is 'Keeps the story of a right in roles, by whatever road it is given or taken away.';
comment on trigger follow_right on public.partnership_roles is
  'Keeps the story of a right in roles, by whatever road it is given or taken away.';
comment on trigger note_access on public.interests is 'Writes into the access log that somebody answered, and so has read, what the sender wrote.';
comment on trigger note_access on public.conversations is 'Writes into the access log that somebody of the unit has read the thread.';
