package dev.kontor.gateway.stream;

/** Why a stream ends before its client leaves. Its last cursor is good in each case but one. */
enum Ending {
    TOKEN_EXPIRED("token-expired"),
    CURSOR_EXPIRED("cursor-expired"),
    TOO_SLOW("too-slow"),
    SHUTDOWN("shutdown");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
