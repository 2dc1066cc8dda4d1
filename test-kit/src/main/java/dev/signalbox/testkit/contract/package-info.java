/// Suites that say what a part has to do, whoever does it. A subclass brings the part.
@NullMarked
package dev.signalbox.testkit.contract;

import org.jspecify.annotations.NullMarked;
