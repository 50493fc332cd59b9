-- What each column about a person is for, said actively: /personvern and "my data" show these words to everyone.
--
-- Contract: nothing but comments. tests/db/purposes.test.ts holds them against the English messages.

-- Comments

comment on column public.profiles.name is 'Personal: The name you want here: we suggest it when you send interest, and greet you with it in e-mail.';
comment on column public.roles.name is
  'Personal: The name the person asked under, so that those who decide, and colleagues in the unit, know who it is.';
comment on column public.roles.share is
  'Personal: Per cent of a position that goes to the role, so that everyone knows what each side gives.';
comment on column public.roles.reason is 'Personal: Why the answer was no, for the person who asked.';
comment on column public.invitations.email is
  'Personal: The address of someone who may have a role, so that you get it when you sign in. We delete it then, or after 30 days.';
comment on column public.consents.purpose is 'Personal: What you said yes to: so that we do nothing else.';
comment on column public.consents.withdrawn_at is
  'Personal: When you took your yes back: so that we heed it from then on.';
comment on column public.interests.reason is 'Personal: Why you got a no: so that a no always has a reason.';
comment on column public.messages.text is
  'Personal: What you or the others wrote, so that the two sides can agree on the work.';
comment on column public.notifications.person_id is 'Personal: Who gets the message.';
comment on column public.notification_preferences.id is 'Personal: Who chose how to hear from us.';
comment on column public.suggestions.title is
  'Personal: Your need in one line, so that we can weigh it and find it again.';
comment on column public.suggestions.need is
  'Personal: What you write: so that we can weigh the need and take it up.';
comment on column public.reports.words is 'Personal: What you write: so that we can judge the report.';
comment on column private.sync_ops.uid is
  'Personal: Who sent a change: so that we make it once, also when the network breaks.';
comment on column private.sync_ops.at is
  'Personal: When your change came: we keep that for 400 days, so that a repeat of it gets the same answer.';
comment on column private.access_log.person_id is
  'Personal: Whose data someone opened, so that you can see who has looked at what you sent.';
comment on column private.access_log.row_id is 'Personal: What of yours they opened.';
comment on column private.access_log.role is
  'Personal: In what role they opened it: so that you know why somebody could.';
comment on column private.access_log.organisation_id is 'Personal: For which unit they opened it.';
comment on column private.access_log.at is 'Personal: When they opened it.';
comment on column private.presence.person_id is
  'Personal: Whose sign of life it is: so that we delete what nobody uses.';
comment on column private.presence.active_at is
  'Personal: When you were last here: decides when we hide and delete your data.';
comment on column private.hidden_words.person_id is 'Personal: Whose words we hide: so that they come back when you do.';
comment on column private.hidden_words.name is
  'Personal: The name you chose to show, a title, or a message of yours that someone reported. Hidden after a long time without you.';
comment on column private.limits.key is
  'Personal: Your account, or a print of your network address that nobody can turn back. We count attempts by it, until the time is out.';
comment on column public.affiliations.person_id is 'Personal: who belongs to an organisation: your address shows it, and lets you send interest.';
comment on column private.limits.times is 'Personal: when you did it: we keep it to count, until the time is out.';
comment on column public.messages.author_id is 'Personal: who wrote it, so that people know their own messages; empty when the person has left.';
comment on column public.notifications.interest_id is 'Personal: the interest it is about, so that you find it.';
comment on column public.profiles.welcomed is 'Personal: The steps of the first profile you have been through: you do not get them again.';
comment on column public.roles.address is 'Personal: the address you signed in with, while you ask for a role: it shows those who decide who you are.';
