/**
 * What the tests of every module share: seeds and architecture rules.
 *
 * <p>Test code only; knows nothing of what the modules compute.
 */
@NullMarked
package io.bask.testkit;

import org.jspecify.annotations.NullMarked;
