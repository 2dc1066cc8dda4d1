/// Lets a command that is sent twice be carried out once: the first answer is kept for a day and
/// given again. It owns [AnswerStore]. It uses `problems` and `work`.
@NullMarked
package dev.signalbox.server.idempotency;

import org.jspecify.annotations.NullMarked;
