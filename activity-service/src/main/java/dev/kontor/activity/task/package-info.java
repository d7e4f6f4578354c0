/** What somebody has to do until when, and the policies that give work. */
@NullMarked
package dev.kontor.activity.task;

import org.jspecify.annotations.NullMarked;
