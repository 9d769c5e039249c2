-- After a block of the registry one request tries before the others; until its answer, or this time, they wait.
alter table registry_pace add probing_until timestamptz not null default '-infinity';

-- Since when a task has not come to an end although it was tried: there is an age at which it is given up.
alter table task add troubled_since timestamptz;
