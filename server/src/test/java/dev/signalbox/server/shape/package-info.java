/// What the build holds the source to: walls between rooms and modules, the size and the docs of
/// files, and pages that are written from the code.
@NullMarked
package dev.signalbox.server.shape;

import org.jspecify.annotations.NullMarked;
