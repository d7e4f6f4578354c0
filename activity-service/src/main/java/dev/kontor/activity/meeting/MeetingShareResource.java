package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom a meeting is shared. */
@Tag(name = "Meetings")
@Path(MeetingResource.PATH)
@Governs("meeting")
public class MeetingShareResource extends ShareResource<Meeting> {
    MeetingShareResource(Sharing sharing, Meetings meetings) {
        super(
                sharing,
                new Shareable<>(
                        "meeting",
                        meetings::get,
                        id -> meetings.lock(id, Change.COMMAND),
                        Meeting::shared,
                        Meeting::unshared,
                        MeetingView::from));
    }
}
