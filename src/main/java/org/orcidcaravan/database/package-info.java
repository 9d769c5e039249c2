/**
 * The PostgreSQL that Caravan brings along. When no {@code quarkus.datasource.jdbc.url} is configured, the first process
 * on a data folder starts a real server there, others attach to it, and the last one to leave stops it. It runs before
 * Quarkus boots, so nothing here knows CDI, Camel or Quarkus; the tables belong to the migrations.
 */
@NullMarked
package org.orcidcaravan.database;

import org.jspecify.annotations.NullMarked;
