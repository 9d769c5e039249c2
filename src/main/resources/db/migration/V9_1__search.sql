-- How an operator finds a task: by words of its title, by whose it is, by where it comes from. Words are found from their
-- beginning, in any PostgreSQL and without an extension; "simple" knows no language, because titles have many.

create index item_words on item using gin (to_tsvector('simple', label));
create index item_source on item (source);
create index person_words on person
    using gin (to_tsvector('simple', coalesce(given_name, '') || ' ' || coalesce(family_name, '')));
