/// Tests of the metrics.
@NullMarked
package dev.signalbox.server.metrics;

import org.jspecify.annotations.NullMarked;
