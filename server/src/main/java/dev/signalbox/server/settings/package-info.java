/// Reads flags, environment and the settings file into one checked record. Nothing else reads them.
/// It uses the model's values only.
@NullMarked
package dev.signalbox.server.settings;

import org.jspecify.annotations.NullMarked;
