/// The configuration of a node: which keys a release has, how values are read and printed, what is
/// refused and in which words, sparse overrides over defaults, and the file layer below what the
/// API changed.
@NullMarked
package dev.signalbox.mediamtx.config;

import org.jspecify.annotations.NullMarked;
