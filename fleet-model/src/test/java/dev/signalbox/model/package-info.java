/// The rules of the fleet model as tables, and what must hold on any walk through them.
@NullMarked
package dev.signalbox.model;

import org.jspecify.annotations.NullMarked;
