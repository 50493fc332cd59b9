-- The queue of a coordinator costs what it shows: who coordinates a partnership is asked before who may read what.
--
-- Contract: the same rows as before. A part that tells by the partnership stands before the list of all challenges that
-- one may read, which is made only for a row that the first parts did not let through. For a coordinator of half of
-- 100,000 challenges that list is 50,000 ids, made for a page of fifty.

-- Policies

alter policy challenges_read on public.challenges using (
  state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed')
  or state <> 'draft' and partnership_id in (select private.my_partnerships('coordinator'))
  or id in (select private.my_challenges())
);
