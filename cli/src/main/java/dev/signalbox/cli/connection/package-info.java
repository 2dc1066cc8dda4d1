/// Where Signalbox is and with which key it is asked; the files that keep both. May use host, json,
/// words and api's failures.
@NullMarked
package dev.signalbox.cli.connection;

import org.jspecify.annotations.NullMarked;
