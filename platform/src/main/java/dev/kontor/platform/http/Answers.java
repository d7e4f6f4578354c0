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
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .location(URI.create(collection + "/" + aggregate.id()))
                .header("ETag", etag(aggregate))
                .entity(view)
                .build();
    }

    /** 200 with the record as it is now. */
    public static <T> RestResponse<T> ok(Aggregate aggregate, T view) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.OK)
                .header("ETag", etag(aggregate))
                .entity(view)
                .build();
    }

    private static String etag(Aggregate aggregate) {
        return "\"" + aggregate.version() + "\"";
    }
}
