package dev.kontor.demo.pbx;

/** Why a leg ended: ITU-T Q.850 number and Asterisk's words for it. */
enum HangupCause {
    NORMAL(16, "Normal Clearing"),
    NO_ANSWER(19, "User alerting, no answer"),
    ANSWERED_ELSEWHERE(26, "Answered elsewhere"),
    INTERWORKING(127, "Interworking, unspecified");

    final int number;
    final String text;

    HangupCause(int number, String text) {
        this.number = number;
        this.text = text;
    }
}
