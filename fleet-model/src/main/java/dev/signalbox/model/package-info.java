/// What the fleet is and how it changes, as records and functions.
///
/// Nothing here reads a clock, a socket or a file: it may use the JDK's values and itself.
@NullMarked
package dev.signalbox.model;

import org.jspecify.annotations.NullMarked;
