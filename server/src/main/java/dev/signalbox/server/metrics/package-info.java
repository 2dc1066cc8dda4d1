/// What Prometheus can read of the program and its fleet, computed when it asks. It uses the model,
/// `fleet`, `polling` and `incidents`.
@NullMarked
package dev.signalbox.server.metrics;

import org.jspecify.annotations.NullMarked;
