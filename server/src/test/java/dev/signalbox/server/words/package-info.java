/// Every language says everything, with the same values, and nothing else.
@NullMarked
package dev.signalbox.server.words;

import org.jspecify.annotations.NullMarked;
