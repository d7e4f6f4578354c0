package dev.kontor.telephony.pbx.ami;

import dev.kontor.telephony.call.CallSignal;

/** @param callId Asterisk's Linkedid: the Uniqueid of the call's oldest channel */
record AmiSignal(String callId, CallSignal signal) {}
