package dev.kontor.demo.pbx;

/** A telephone line: its number as the PBX shows it (an extension, or a number on the trunk) and the name beside it. */
public record Line(String number, String name) {
    /** A line whose name the network did not send. */
    public static Line nameless(String number) {
        return new Line(number, PbxChannel.UNKNOWN);
    }
}
