-- Operation: due work leaves a record of what it did, and a restored database says so to every phone.

-- Tables

create table private.job_runs (
  id bigint generated always as identity primary key,
  job text not null references private.jobs (name) on delete cascade,
  due_at timestamptz not null,
  at timestamptz not null,
  took_ms int not null,
  failed boolean not null,
  outcome text
);

-- Comments

comment on table private.job_runs is 'Each run of each job, for 90 days. Outcomes are counts and codes, never about a person.';
comment on column private.job_runs.id is 'Number of the run.';
comment on column private.job_runs.job is 'The job.';
comment on column private.job_runs.due_at is 'When it should have run.';
comment on column private.job_runs.at is 'When it ran, by the clock it was given.';
comment on column private.job_runs.took_ms is 'How long it took, in milliseconds.';
comment on column private.job_runs.failed is 'True when it was taken back by an error.';
comment on column private.job_runs.outcome is 'What it answered, or the SQLSTATE it failed with.';

-- Index

create index job_runs_job on private.job_runs (job, id);
create index job_runs_at on private.job_runs (at);

-- RLS

alter table private.job_runs enable row level security;

-- Functions

create or replace function private.run_due(now timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  job private.jobs;
  said text;
  broke boolean;
  began timestamptz;
  answer jsonb := '{}';
begin
  -- One at a time over all servers; who comes second has nothing to do.
  if not pg_try_advisory_xact_lock(hashtext('private.run_due')) then
    return answer;
  end if;
  for job in select * from private.jobs j where j.due_at <= run_due.now order by j.due_at, j.name for update loop
    began := clock_timestamp();
    broke := false;
    begin
      execute format('select private.%I($1)', 'job_' || job.name) into said using now;
    exception when others then
      broke := true;
      said := 'failed: ' || sqlstate;
    end;
    update private.jobs j set ran_at = run_due.now, due_at = run_due.now + j.every, outcome = said where j.name = job.name;
    insert into private.job_runs (job, due_at, at, took_ms, failed, outcome)
    values (job.name, job.due_at, now, extract(milliseconds from clock_timestamp() - began)::int, broke, said);
    answer := answer || jsonb_build_object(job.name, said);
  end loop;
  return answer;
end
$$;
comment on function private.run_due(timestamptz) is
  'Runs what is due at `now`, each job in a sub-block of its own, writes each run down, and answers {job: outcome}. Nothing when another run is under way.';

create function private.job_purge_runs(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.job_runs r where r.at < job_purge_runs.at - interval '90 days';
  get diagnostics purged = row_count;
  return purged::text;
end
$$;
comment on function private.job_purge_runs(timestamptz) is 'Forgets runs after 90 days.';

create function private.after_restore() returns uuid
language sql security definer set search_path = '' as $$
  update private.settings set epoch = gen_random_uuid() returning epoch
$$;
comment on function private.after_restore() is
  'To be run once on a restored database: phones then read everything again, and send what they have not sent.';

-- Due work

insert into private.jobs (name, every) values ('purge_runs', '1 day');
