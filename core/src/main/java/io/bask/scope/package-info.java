/** What holds in one thread for a while: settings, annotations. Knows nothing of either. */
@NullMarked
package io.bask.scope;

import org.jspecify.annotations.NullMarked;
