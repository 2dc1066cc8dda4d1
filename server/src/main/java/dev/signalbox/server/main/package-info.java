/// The program: reads the settings, wires the rooms by hand, opens them in order and closes them in
/// reverse. Nothing imports it.
@NullMarked
package dev.signalbox.server.main;

import org.jspecify.annotations.NullMarked;
