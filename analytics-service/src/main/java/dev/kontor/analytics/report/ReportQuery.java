package dev.kontor.analytics.report;

import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.problem.Problem;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a report is about, for {@code @BeanParam}. Days are of UTC. */
public class ReportQuery {
    private static final int MAX_CODE = 100;
    private static final int CURRENCY = 3;
    private static final int LAST_YEAR = 9999;

    @QueryParam("pipeline")
    @Size(max = MAX_CODE)
    @Parameter(description = "Code or id of a pipeline")
    @Nullable
    public String pipeline;

    @QueryParam("from")
    @Parameter(description = "First day of the period")
    @Nullable
    public LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Last day of the period")
    @Nullable
    public LocalDate to;

    @QueryParam("owner")
    @Parameter(description = "Id of a member of staff")
    @Nullable
    public UUID owner;

    @QueryParam("team")
    @Size(max = MAX_CODE)
    @Nullable
    public String team;

    @QueryParam("product")
    @Size(max = MAX_CODE)
    @Parameter(description = "Code or id of a product")
    @Nullable
    public String product;

    @QueryParam("source")
    @Size(max = MAX_CODE)
    @Parameter(description = "Where the deals came from")
    @Nullable
    public String source;

    @QueryParam("currency")
    @Size(min = CURRENCY, max = CURRENCY)
    @Pattern(regexp = "[A-Z]{3}")
    @Parameter(description = "Money counts in this currency only; absent: the one in which most deals were won")
    @Nullable
    public String currency;

    /** The parameters $1 to $10 that every statement over deals begins with. */
    List<@Nullable Object> parameters(RowScope scope) {
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                pipeline,
                begin(),
                end(),
                owner,
                team,
                product,
                source,
                scope.staffId(),
                scope.teams().toArray(String[]::new),
                currency));
    }

    /** The parameters $1 to $6 of statements over the doings of people: period, owner, team, scope. */
    List<@Nullable Object> personal(RowScope scope) {
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                begin(), end(), owner, team, scope.staffId(), scope.teams().toArray(String[]::new)));
    }

    private @Nullable OffsetDateTime begin() {
        return from == null ? null : startOf(plain(from, "/from"));
    }

    private @Nullable OffsetDateTime end() {
        return to == null ? null : startOf(plain(to, "/to").plusDays(1));
    }

    /** A day that PostgreSQL and its driver can carry. */
    private static LocalDate plain(LocalDate day, String pointer) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw Problem.invalid(pointer, "range", "is no day of the years 1 to " + LAST_YEAR);
        }
        return day;
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
