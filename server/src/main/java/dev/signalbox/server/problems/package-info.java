/// What a person is told when something cannot be done: a stable code, the fields that are meant,
/// and the values for the words. The words themselves are in `words`. It uses nothing of ours.
@NullMarked
package dev.signalbox.server.problems;

import org.jspecify.annotations.NullMarked;
