/** Screen pops: a call that rings shows its caller to the agent, whichever replica the agent is connected to. */
@NullMarked
package dev.kontor.telephony.pop;

import org.jspecify.annotations.NullMarked;
