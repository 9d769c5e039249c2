-- DSpace's tables, as far as its ORCID queue needs them: the definitions of its own migrations up to 7.6, synthetic data only.
create table dspaceobject (uuid uuid primary key);
create table item (
    item_id integer, uuid uuid primary key references dspaceobject (uuid), in_archive boolean, withdrawn boolean,
    discoverable boolean, last_modified timestamp, submitter_id uuid, owning_collection uuid);
create table eperson (uuid uuid primary key references dspaceobject (uuid), email varchar(64));
create table metadataschemaregistry (
    metadata_schema_id integer primary key, namespace varchar(256), short_id varchar(32));
create table metadatafieldregistry (
    metadata_field_id integer primary key, metadata_schema_id integer not null references metadataschemaregistry,
    element varchar(64), qualifier varchar(64), scope_note text);
create table metadatavalue (
    metadata_value_id integer generated always as identity primary key,
    metadata_field_id integer references metadatafieldregistry, text_value text, text_lang varchar(24), place integer,
    authority varchar(100), confidence integer default -1, dspace_object_id uuid references dspaceobject (uuid));
create table handle (
    handle_id integer generated always as identity primary key, handle varchar(256) unique, resource_type_id integer,
    resource_id uuid references dspaceobject (uuid));
create table entity_type (id integer primary key, label varchar(32) unique not null);
create table relationship_type (
    id integer primary key, left_type integer, right_type integer, leftward_type varchar(32), rightward_type varchar(32));
create table relationship (
    id integer generated always as identity primary key, left_id uuid not null references item (uuid),
    type_id integer not null references relationship_type, right_id uuid not null references item (uuid),
    left_place integer, right_place integer, leftward_value varchar, rightward_value varchar,
    latest_version_status integer default 0 not null);

create sequence orcid_history_id_seq;
create sequence orcid_queue_id_seq;
create sequence orcid_token_id_seq;
create table orcid_token (
    id integer not null primary key, eperson_id uuid not null unique references eperson (uuid),
    profile_item_id uuid references item (uuid), access_token varchar(100) not null);
create table orcid_queue (
    id integer not null primary key, owner_id uuid not null references item (uuid), entity_id uuid references item (uuid),
    attempts integer, put_code varchar(255), record_type varchar(255), description text, operation varchar(255),
    metadata text);
create index orcid_queue_owner_id_index on orcid_queue (owner_id);
create table orcid_history (
    id integer not null primary key, owner_id uuid not null references item (uuid), entity_id uuid references item (uuid),
    put_code varchar(255), timestamp_last_attempt timestamp, response_message text, status integer, metadata text,
    operation varchar(255), record_type varchar(255), description text);
create index orcid_history_owner_id_index on orcid_history (owner_id);

insert into metadataschemaregistry values (1, 'http://dublincore.org/documents/dcmi-terms/', 'dc'),
    (2, 'http://dspace.org/dspace', 'dspace'), (3, 'http://dspace.org/person', 'person'),
    (4, 'http://dspace.org/project', 'project'), (5, 'http://dspace.org/organization', 'organization'),
    (6, 'http://dspace.org/oairecerif', 'oairecerif'), (7, 'http://dspace.org/crisrp', 'crisrp');
insert into metadatafieldregistry (metadata_field_id, metadata_schema_id, element, qualifier) values
    (1, 1, 'title', null), (2, 1, 'type', null), (3, 1, 'date', 'issued'), (4, 1, 'identifier', 'doi'),
    (5, 1, 'contributor', 'author'), (6, 1, 'contributor', 'editor'), (7, 1, 'description', 'abstract'),
    (8, 1, 'language', 'iso'), (9, 1, 'relation', 'ispartof'), (10, 1, 'identifier', 'issn'),
    (11, 1, 'identifier', 'isbn'), (12, 1, 'identifier', 'scopus'), (13, 1, 'identifier', 'pmid'),
    (14, 1, 'identifier', 'isi'), (15, 1, 'identifier', null), (16, 1, 'identifier', 'other'),
    (17, 1, 'description', null), (18, 1, 'subject', null), (19, 1, 'identifier', 'uri'),
    (20, 1, 'publisher', null), (21, 1, 'identifier', 'patentno'),
    (30, 2, 'orcid', 'sync-mode'), (31, 2, 'entity', 'type'), (32, 2, 'orcid', 'sync-publications'),
    (33, 2, 'orcid', 'sync-fundings'), (34, 2, 'orcid', 'sync-profile'),
    (40, 3, 'identifier', 'orcid'), (41, 3, 'name', 'variant'), (42, 3, 'name', 'translated'), (43, 3, 'country', null),
    (44, 3, 'identifier', 'scopus-author-id'), (45, 3, 'identifier', 'rid'), (46, 3, 'familyName', null),
    (47, 3, 'givenName', null),
    (50, 4, 'startDate', null), (51, 4, 'endDate', null), (52, 4, 'investigator', null), (53, 4, 'amount', null),
    (54, 4, 'amount', 'currency'),
    (60, 5, 'legalName', null), (61, 5, 'address', 'addressLocality'), (62, 5, 'address', 'addressCountry'),
    (63, 5, 'identifier', 'ror'), (64, 5, 'identifier', 'rin'),
    (70, 6, 'person', 'affiliation'), (71, 6, 'affiliation', 'role'), (72, 6, 'affiliation', 'startDate'),
    (73, 6, 'affiliation', 'endDate'), (74, 7, 'education', null), (75, 7, 'education', 'role'),
    (76, 7, 'qualification', null), (77, 7, 'qualification', 'role');
insert into entity_type values (1, 'Person'), (2, 'Publication'), (3, 'Project'), (4, 'OrgUnit');
insert into relationship_type values (1, 2, 1, 'isAuthorOfPublication', 'isPublicationOfAuthor'),
    (2, 3, 4, 'isOrgUnitOfProject', 'isProjectOfOrgUnit'), (3, 3, 1, 'isPersonOfProject', 'isProjectOfPerson');
