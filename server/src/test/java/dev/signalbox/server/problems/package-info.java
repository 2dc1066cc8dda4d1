/// Tests of problems.
@NullMarked
package dev.signalbox.server.problems;

import org.jspecify.annotations.NullMarked;
