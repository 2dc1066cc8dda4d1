/// The SQL of every store, for SQLite and PostgreSQL alike, and the migrations. Imported by wiring
/// only. It may use the store interfaces of the rooms, the model, and `problems` to say that the
/// store is away.
@NullMarked
package dev.signalbox.server.storage;

import org.jspecify.annotations.NullMarked;
