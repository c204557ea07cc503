/**
 * Settings, from defaults up to the innermost scope: file, environment, system properties, code.
 *
 * <p>Knows nothing of any other package: settings are values that are passed in.
 */
@NullMarked
package io.bask.config;

import org.jspecify.annotations.NullMarked;
