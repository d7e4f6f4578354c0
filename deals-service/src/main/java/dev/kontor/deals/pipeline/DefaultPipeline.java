package dev.kontor.deals.pipeline;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** Gives a company that has no pipeline yet the one most companies begin with, so that the first deal needs no set-up. */
@ApplicationScoped
class DefaultPipeline {
    private static final String ACTOR = "system:deals";
    private static final DefinePipeline.Request SALES = new DefinePipeline.Request(
            "sales",
            "Sales",
            List.of(
                    new Stage("prospecting", "Prospecting", 1, 10),
                    new Stage("engaging", "Engaging", 2, 40),
                    new Stage("proposal", "Proposal", 3, 60),
                    new Stage("negotiation", "Negotiation", 4, 80)));

    private final Pipelines pipelines;
    private final DefinePipeline define;
    private final CurrentEvent current;

    DefaultPipeline(Pipelines pipelines, DefinePipeline define, CurrentEvent current) {
        this.pipelines = pipelines;
        this.define = define;
        this.current = current;
    }

    void define(@Observes StartupEvent start) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::defineIfNone);
    }

    private Uni<Void> defineIfNone() {
        current.actAs(ACTOR, Ids.next(), null);
        return Panache.withSession(pipelines::count)
                .chain(count -> count > 0
                        ? Uni.createFrom().voidItem()
                        : define.define(SALES).replaceWithVoid())
                // Another replica that started with this one was first.
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }
}
