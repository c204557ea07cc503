package io.bask.memory;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A result was written to disk. */
@Name("io.bask.Spill")
@Label("Spill")
@Description("A result was written to disk to keep within the memory budget")
final class SpillEvent extends DiskEvent {}
