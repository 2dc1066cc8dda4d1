/// Live updates: who wants to hear of what, and how it gets to them without anybody waiting for
/// anybody. It knows clients only as somewhere to send text. It uses the model, `events`, `fleet`
/// and `work`.
@NullMarked
package dev.signalbox.server.live;

import org.jspecify.annotations.NullMarked;
