/// Tests of the settings.
@NullMarked
package dev.signalbox.server.settings;

import org.jspecify.annotations.NullMarked;
