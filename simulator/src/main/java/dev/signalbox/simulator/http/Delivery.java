package dev.signalbox.simulator.http;

import dev.signalbox.mediamtx.wire.Bytes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// How an answer reaches the client. Everything but [Whole] is a fault.
public sealed interface Delivery {

    /// As it should be.
    Delivery WHOLE = new Whole();

    /// As it should be.
    record Whole() implements Delivery {}

    /// With `Transfer-Encoding: chunked` instead of a length, in one chunk.
    record Chunked() implements Delivery {}

    /// A head that announces the whole body, half of it, and the end of the connection.
    record Half() implements Delivery {}

    /// The body byte by byte.
    ///
    /// @param pause between two bytes
    /// @param end ends the pauses early; what is left is then not sent
    record Trickle(Duration pause, CountDownLatch end) implements Delivery {}

    /// Other bytes in place of an HTTP answer, and the end of the connection.
    ///
    /// @param bytes sent as they are
    record Raw(Bytes bytes) implements Delivery {}
}
