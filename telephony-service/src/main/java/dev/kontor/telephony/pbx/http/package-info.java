/** Any other PBX: signed call events over HTTP become signals. */
@NullMarked
package dev.kontor.telephony.pbx.http;

import org.jspecify.annotations.NullMarked;
