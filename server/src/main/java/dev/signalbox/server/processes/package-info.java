/// Programs that run beside ours: started, watched, restarted, ended, and taken back after our own
/// death. Their output goes to files, so that they do not need us to live. The only room that
/// starts processes. It uses `work`.
@NullMarked
package dev.signalbox.server.processes;

import org.jspecify.annotations.NullMarked;
