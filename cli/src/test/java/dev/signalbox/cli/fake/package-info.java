/// The pretended Signalbox of the tests, held to the contract, and the pretended machine they run
/// on.
@NullMarked
package dev.signalbox.cli.fake;

import org.jspecify.annotations.NullMarked;
