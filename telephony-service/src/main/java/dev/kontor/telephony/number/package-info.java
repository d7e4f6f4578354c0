/** Which texts are telephone numbers, which are the company's own, and which are extensions of its agents. */
@NullMarked
package dev.kontor.telephony.number;

import org.jspecify.annotations.NullMarked;
