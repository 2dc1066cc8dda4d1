/// Tests of time and threads.
@NullMarked
package dev.signalbox.server.work;

import org.jspecify.annotations.NullMarked;
