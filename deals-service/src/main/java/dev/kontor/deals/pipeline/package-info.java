/** Pipelines: the stages that a deal passes on its way to be won or lost. */
@NullMarked
package dev.kontor.deals.pipeline;

import org.jspecify.annotations.NullMarked;
