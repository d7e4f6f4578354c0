package dev.kontor.demo.company;

import java.util.List;

/** The staff as an import file. */
final class StaffFile {
    private StaffFile() {}

    static CsvFile write() {
        return new CsvFile(
                "staff.csv",
                List.of("username", "name", "email", "team", "manager", "extension", "timeZone", "language"),
                StaffMember.ALL.stream().map(StaffFile::row).toList());
    }

    private static List<String> row(StaffMember member) {
        return List.of(
                member.username(),
                member.name(),
                member.email(),
                member.team(),
                member.manager(),
                member.extension(),
                member.timeZone(),
                member.language());
    }
}
