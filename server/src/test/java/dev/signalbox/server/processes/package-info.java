/// Tests of child processes with real small programs.
@NullMarked
package dev.signalbox.server.processes;

import org.jspecify.annotations.NullMarked;
