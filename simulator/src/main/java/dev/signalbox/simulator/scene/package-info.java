/// Fleets described in a file, and what happens to them by itself. What there is and what happens
/// are functions of the scene and a seed; only [dev.signalbox.simulator.scene.SceneRunner] does it.
@NullMarked
package dev.signalbox.simulator.scene;

import org.jspecify.annotations.NullMarked;
