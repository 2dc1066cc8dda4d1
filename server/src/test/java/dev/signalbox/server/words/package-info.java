/// Tests of languages and of what texts are made of.
@NullMarked
package dev.signalbox.server.words;

import org.jspecify.annotations.NullMarked;
