package dev.kontor.activity.staff;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.filter.Condition;
import jakarta.enterprise.context.ApplicationScoped;

/** How members of staff are exported. Who may list them sees them all. */
@ApplicationScoped
class ExportStaff implements RowExporter {
    @Override
    public Exportable<StaffMember> exportable() {
        return new Exportable<>(
                "staff",
                "staff",
                StaffFact.class,
                true,
                StaffMembers.LISTING,
                scope -> Condition.ALWAYS,
                StaffView::from);
    }
}
