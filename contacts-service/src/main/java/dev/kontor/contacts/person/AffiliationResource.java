package dev.kontor.contacts.person;

import dev.kontor.platform.idempotency.Idempotent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Posts of a person, now or on a date. */
@Tag(name = "People")
@Path(PersonResource.PATH + "/{personId}/affiliations")
public class AffiliationResource {
    private static final String BY_PERSON = "select a from Affiliation a where a.personId = ?1"
            + " and (cast(?2 as LocalDate) is null or ((a.since is null or a.since <= ?2) and (a.until is null or a.until >= ?2)))"
            + " order by a.id";

    private final People people;
    private final AffiliatePerson affiliate;

    AffiliationResource(People people, AffiliatePerson affiliate) {
        this.people = people;
        this.affiliate = affiliate;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("affiliation:create")
    public Uni<RestResponse<AffiliationView>> affiliate(
            UUID personId, @NotNull @Valid AffiliatePerson.Request request) {
        return affiliate
                .affiliate(personId, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    /**
     * Posts, oldest first.
     *
     * @param asOf answers who held which post on that date; all posts when absent
     */
    @GET
    @WithSession
    @PermissionsAllowed("affiliation:read")
    public Uni<List<AffiliationView>> list(UUID personId, @QueryParam("asOf") @Nullable LocalDate asOf) {
        return people.get(personId)
                .chain(person -> Panache.getSession())
                .chain(session -> session.createSelectionQuery(BY_PERSON, Affiliation.class)
                        .setParameter(1, personId)
                        .setParameter(2, asOf)
                        .getResultList())
                .map(found -> found.stream().map(Affiliation::view).toList());
    }
}
