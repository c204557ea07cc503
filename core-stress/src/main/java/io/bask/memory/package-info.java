/** Stress tests of what works without locks in the package of the same name of the core. */
@NullMarked
package io.bask.memory;

import org.jspecify.annotations.NullMarked;
