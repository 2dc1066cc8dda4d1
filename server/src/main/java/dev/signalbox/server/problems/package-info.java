/// What a person is told when something cannot be done: a stable code, the fields that are meant,
/// and the values for the words. The words themselves are in `words`. Of ours it uses only the mark
/// of `work` for what is foreseen.
@NullMarked
package dev.signalbox.server.problems;

import org.jspecify.annotations.NullMarked;
