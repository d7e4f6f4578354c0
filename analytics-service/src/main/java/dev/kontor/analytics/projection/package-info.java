/** What the reports need of the facts: one narrow table per record, whose merges do not depend on order or repetition. */
@NullMarked
package dev.kontor.analytics.projection;

import org.jspecify.annotations.NullMarked;
