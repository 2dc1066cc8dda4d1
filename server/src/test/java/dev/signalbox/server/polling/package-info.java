/// Tests of when nodes are asked.
@NullMarked
package dev.signalbox.server.polling;

import org.jspecify.annotations.NullMarked;
