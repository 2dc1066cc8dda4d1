/// The control API of MediaMTX on top of a node's state: routes, authentication, paging and the
/// shape of answers, release by release.
@NullMarked
package dev.signalbox.simulator.api;

import org.jspecify.annotations.NullMarked;
