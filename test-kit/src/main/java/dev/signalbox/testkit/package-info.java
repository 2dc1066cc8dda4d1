/// What tests of several modules need: real programs started and ended for a test, a server that
/// misbehaves on purpose, waiting for a condition, and the contract suites. Used in tests only.
@NullMarked
package dev.signalbox.testkit;

import org.jspecify.annotations.NullMarked;
