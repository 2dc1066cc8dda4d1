/// The whole program as people run it: with real servers, real media, faults and kills.
@NullMarked
package dev.signalbox.endtoend;

import org.jspecify.annotations.NullMarked;
