package dev.kontor.demo.pbx;

/** The states of a channel that occur in the scripts, with Asterisk's number and word. */
enum ChannelState {
    DOWN(0, "Down"),
    RING(4, "Ring"),
    RINGING(5, "Ringing"),
    UP(6, "Up");

    final int number;
    final String description;

    ChannelState(int number, String description) {
        this.number = number;
        this.description = description;
    }
}
