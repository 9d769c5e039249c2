-- Figures over time, for the plots of the console and for what is too dear to be counted whenever somebody looks.

-- One row a series and minute; minutes older than two days become hours, hours older than 90 days go.
create table sample (
    -- 'tasks.queued', 'per-minute.requests', 'objects.1.summaries', ...: docs/operate.md lists them.
    series text not null,
    -- The minute that has ended then; or the hour that begins then.
    at timestamptz not null,
    -- What begins with 'per-minute.' counts what happened in that minute, or in a minute of that hour on average.
    value double precision not null,
    primary key (series, at)
);

-- What was asked of ORCID in the last minute, without reading the history of all years.
create index attempt_began on attempt (began_at);
