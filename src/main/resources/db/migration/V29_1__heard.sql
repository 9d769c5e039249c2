-- Of whom a sink has heard, for filters of events: who leaves the institution is told of once more, and then no more.

create table event_heard (
    sink    text not null,
    key     text not null,  -- an iD
    left_at bigint,         -- event.id of the last event, after which the sink hears no more; null: it hears on
    primary key (sink, key)
);
