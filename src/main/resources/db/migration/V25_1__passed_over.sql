-- Records that the filter of the sync does not keep, so that none is fetched again before it changes.

create table passed_over (
    mirror_id integer not null,
    -- By which settings it was decided: other settings, other decisions.
    rule      integer not null,
    position  bigint  not null,
    etag      uuid    not null,  -- of the summary that was looked at
    primary key (mirror_id, position)
);
