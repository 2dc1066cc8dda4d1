/// All time and all threads: the clock, the pacer that says when something is due, the tasks that
/// run it, the queue that wakes what has to be looked at, and the one catch-all. It knows no domain
/// and uses nothing of ours.
@NullMarked
package dev.signalbox.server.work;

import org.jspecify.annotations.NullMarked;
