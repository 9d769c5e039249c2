-- Events on their way to sinks. Noted in the transaction that made them so; a row is deleted when its sink has it.

create sequence event_place;

-- One row for each event and sink, so that one sink's trouble is no other's, and nothing outlives its delivery.
create table event (
    sink text not null,
    -- Each key belongs to one of a sink's lanes; within a lane the order is that of id.
    lane smallint not null,
    id bigint not null default nextval('event_place'),
    topic text not null,
    key text not null,
    -- The event's own number, the same for every sink: by it a receiver knows a second delivery.
    number uuid not null,
    -- JSON in one line, as it is delivered.
    body text not null,
    made_at timestamptz not null default now(),
    primary key (sink, lane, id)
);

-- Who delivers a lane's events, and how it went last. Made when a sink is first named.
create table event_lane (
    sink text not null,
    lane smallint not null,
    -- Grows with each lease, so that nobody settles what is somebody else's by now.
    fencing bigint not null default 0,
    leased_until timestamptz,
    -- Not before: a sink that failed is left alone for a while.
    next_at timestamptz not null default now(),
    -- Failures in a row; which event was offered last, and how often it was refused.
    failures integer not null default 0,
    refused_id bigint,
    refusals integer not null default 0,
    problem text,
    served_at timestamptz,
    primary key (sink, lane)
);

-- What a sink refused for good: kept for an operator, no longer offered.
create table event_refused (
    id bigint primary key,
    sink text not null,
    lane smallint not null,
    topic text not null,
    key text not null,
    number uuid not null,
    body text not null,
    made_at timestamptz not null,
    refused_at timestamptz not null default now(),
    problem text not null
);
create index event_refused_sink on event_refused (sink, refused_at);
