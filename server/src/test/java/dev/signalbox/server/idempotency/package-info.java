/// Commands that are sent twice, over a store that fails.
@NullMarked
package dev.signalbox.server.idempotency;

import org.jspecify.annotations.NullMarked;
