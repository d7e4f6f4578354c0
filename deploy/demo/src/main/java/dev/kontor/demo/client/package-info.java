/** Owns how the demo reaches a running platform: tokens, the gateway's API, import jobs, screen pops and mailboxes. */
@NullMarked
package dev.kontor.demo.client;

import org.jspecify.annotations.NullMarked;
