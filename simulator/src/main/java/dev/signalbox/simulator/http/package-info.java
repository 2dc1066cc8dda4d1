/// A small HTTP/1.1 server on plain sockets and virtual threads. It is our own because faults need
/// a say in every byte: half a body, a body that trickles, bytes that are not HTTP at all.
@NullMarked
package dev.signalbox.simulator.http;

import org.jspecify.annotations.NullMarked;
