package dev.signalbox.server.api;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the metrics in Prometheus' text format.
public interface Metrics {
    void write(OutputStream out) throws IOException;
}
