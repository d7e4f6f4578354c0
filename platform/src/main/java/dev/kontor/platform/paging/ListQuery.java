package dev.kontor.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of every list, for {@code @BeanParam}. */
public class ListQuery {
    private static final int MAX_LIMIT = 500;

    @QueryParam("filter")
    @Parameter(description = "Filter text, e.g. lifeCycle eq \"active\" and createdAt gt \"2026-01-01T00:00:00Z\"")
    @Nullable
    public String filter;

    @QueryParam("sort")
    @Parameter(description = "A sortable field; a leading minus turns the order")
    @Nullable
    public String sort;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MAX_LIMIT)
    public int limit;

    @QueryParam("cursor")
    @Parameter(description = "The next value of the page before")
    @Nullable
    public String cursor;

    @QueryParam("count")
    @Pattern(regexp = "exact")
    @Parameter(description = "exact: count all matches, which is slow on a large base")
    @Nullable
    public String count;
}
