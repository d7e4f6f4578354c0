package dev.kontor.activity.meeting;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import jakarta.enterprise.context.ApplicationScoped;

/** How meetings are exported. */
@ApplicationScoped
class ExportMeetings implements RowExporter {
    @Override
    public Exportable<Meeting> exportable() {
        return new Exportable<>(
                "meetings", "meeting", MeetingFact.class, true, Meetings.LISTING, Meetings::visible, MeetingView::from);
    }
}
