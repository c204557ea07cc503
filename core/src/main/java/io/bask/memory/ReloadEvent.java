package io.bask.memory;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A result was read back from disk. */
@Name("io.bask.Reload")
@Label("Reload")
@Description("A result that was written to disk was read back")
final class ReloadEvent extends DiskEvent {}
