-- An offer of a role is answered with its row, so that it stays on the screen of the one who made it until the next pull.
--
-- Contract: the answer is the same whether the address has an account or not, and whether its letter was sent before.
-- Of an answer only id and rev are remembered (20261125000010), so nothing that is kept holds the address;
-- a replay, like every pull, shows what became of it to those who may read that.
-- Refused: to keep the phone's own row after the answer. What a phone shows is the server's rows and what it has not sent.

-- Functions

create or replace function private.invitations_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  together boolean := args ->> 'role' in ('coordinator', 'steering');
  i public.invitations := jsonb_populate_record(null::public.invitations, args);
  root uuid := private.root_of(i.organisation_id);
  spoken text;
  known uuid;
  told uuid;
begin
  i.email := lower(i.email);
  i.root_id := case when not together then root end;
  i.invited_at := at;
  i.ends_at := at + interval '30 days';
  i.rev := 1;
  i.updated_at := at;
  i.mail := 'waiting';
  select h.language into spoken
  from private.organisation_hosts h
  where h.host = split_part(i.email, '@', 2) and h.organisation_id = root and h.role in ('staff', 'employee');
  i.language := coalesce(i.language, spoken);
  if root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif together and i.partnership_id is null then
    perform private.fail('missing', 'partnership_id');
  elsif not together and i.partnership_id is not null then
    perform private.fail('invalid', 'partnership_id');
  elsif not together and i.share is not null then
    perform private.fail('invalid', 'share');
  elsif together and not exists (select from public.partnerships p where p.id = i.partnership_id) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not private.may_give(i) then
    perform private.fail('not_allowed');
  elsif together and not exists (
    select from public.partnership_members m
    where m.partnership_id = i.partnership_id and m.organisation_id = i.organisation_id
  ) or not together and exists (
    select from public.organisations o where o.id = i.organisation_id and o.kind = 'university'
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif i.email !~ '^[^\s@]+@[^\s@]+$' or spoken is null then
    perform private.fail('invalid', 'email');
  elsif exists (select from auth.users u where u.id = me and lower(u.email) = i.email) then
    perform private.fail('not_allowed', 'email');
  end if;
  perform private.check_ends(i.role_ends_on, at, 'role_ends_on');
  perform private.step('invitations.send', null, array['giver']);
  perform private.limit_each('invitation', 20, 200, '1 hour', at);
  -- Whoever takes back and offers again, and again, writes a letter each time.
  perform private.limit('invitation_to', private.keyed(i.email), 5, '1 day', at);

  -- Offered anew, the days begin anew; and a second offer is answered as the first. Its letter is not written again.
  select x.letter_id into told
  from public.invitations o
  join private.letter_invitations x on x.invitation_id = o.id
  join private.letters l on l.id = x.letter_id
  where o.email = i.email and o.role = i.role
    and coalesce(o.partnership_id, o.organisation_id) = coalesce(i.partnership_id, i.organisation_id)
    and l.state <> 'dropped' and l.made_at > at - interval '7 days';
  delete from public.invitations o
  where o.email = i.email and o.role = i.role
    and coalesce(o.partnership_id, o.organisation_id) = coalesce(i.partnership_id, i.organisation_id);
  if told is not null then
    i.mail := case (select l.state from private.letters l where l.id = told) when 'sent' then 'sent' else 'waiting' end;
  end if;
  insert into public.invitations select i.*;
  insert into private.letter_invitations (invitation_id, letter_id) select i.id, told where told is not null;
  select u.id into known from auth.users u where lower(u.email) = i.email and u.email_confirmed_at is not null;
  if found then
    perform private.take_up(known, i.email, at);
  end if;
  -- As it was made, also where somebody has taken it up by now: the answer tells nobody who has an account.
  i.mail := 'waiting';
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'invitations', 'row', to_jsonb(i))));
end
$$;
comment on function private.invitations_send(jsonb, int, timestamptz) is
  'Command invitations.send: by one who may give the role, never to their own address; 20 an hour, 5 a day to one address. Who has an account gets the role at once, all others a letter; the answer is the offer as it was made.';
