package org.orcidcaravan.cli;

/** A command that reads or writes the service's state: the database is started, or attached to, before it runs. */
public interface NeedsState {}
