/// Tests of what the local node is made of.
@NullMarked
package dev.signalbox.server.localnode;

import org.jspecify.annotations.NullMarked;
