/// The public HTTP API as the command line sees it: calls, pages, problems, the live connection.
/// May use json and words.
@NullMarked
package dev.signalbox.cli.api;

import org.jspecify.annotations.NullMarked;
