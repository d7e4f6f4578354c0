package dev.kontor.platform.http;

import dev.kontor.platform.outbox.Aggregate;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that carry an aggregate's version as strong ETag. */
public final class Answers {
    private Answers() {}

    /**
     * 201 with Location.
     *
     * @param collection path of the collection, {@code /api/v1/people}
     */
    public static <T> RestResponse<T> created(String collection, Aggregate aggregate, T view) {
        return located(RestResponse.Status.CREATED, collection, aggregate, view);
    }

    /**
     * 202 with Location, for work that goes on.
     *
     * @param collection path of the collection, {@code /api/v1/hand-overs}
     */
    public static <T> RestResponse<T> accepted(String collection, Aggregate aggregate, T view) {
        return located(RestResponse.Status.ACCEPTED, collection, aggregate, view);
    }

    /** 200 with the record as it is now. */
    public static <T> RestResponse<T> ok(Aggregate aggregate, T view) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.OK)
                .header("ETag", etag(aggregate))
                .entity(view)
                .build();
    }

    private static <T> RestResponse<T> located(
            RestResponse.Status status, String collection, Aggregate aggregate, T view) {
        return RestResponse.ResponseBuilder.<T>create(status)
                .location(URI.create(collection + "/" + aggregate.id()))
                .header("ETag", etag(aggregate))
                .entity(view)
                .build();
    }

    private static String etag(Aggregate aggregate) {
        return "\"" + aggregate.version() + "\"";
    }
}
