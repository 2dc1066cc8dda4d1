/// When and how nodes are asked. Each node has its own due time, deadline and backoff; a slow one
/// costs itself only. What an answer means is decided elsewhere. It uses the model, `work` and the
/// MediaMTX client.
@NullMarked
package dev.signalbox.server.polling;

import org.jspecify.annotations.NullMarked;
