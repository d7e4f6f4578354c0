package dev.kontor.gateway.stream;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Which facts a viewer may see and with which fields, by the policy of the services: of an aggregate none, all, or those of single records. */
@Singleton
class FactRights {
    private final ViewerGrants grants;
    private final RecordRights records;
    private final Concealed concealed;

    FactRights(ViewerGrants grants, RecordRights records, Concealed concealed) {
        this.grants = grants;
        this.records = records;
        this.concealed = concealed;
    }

    /** One judgement for each fact. */
    Future<List<Judged>> judge(Viewer viewer, List<Fact> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return grants.of(viewer).compose(known -> {
            if (known.isEmpty()) {
                return Future.succeededFuture(facts.stream()
                        .map(fact -> new Judged(Verdict.UNKNOWN, fact))
                        .toList());
            }
            List<Future<Judged>> judged =
                    facts.stream().map(fact -> judge(viewer, fact, known.get())).toList();
            return Future.join(judged)
                    .map(all -> judged.stream().map(Future::result).toList());
        });
    }

    private Future<Judged> judge(Viewer viewer, Fact fact, Grants known) {
        Grant grant = known.of(fact);
        if (grant == null) {
            return Future.succeededFuture(new Judged(Verdict.HIDDEN, fact));
        }
        return grant.everything()
                ? Future.succeededFuture(new Judged(Verdict.SEEN, shown(fact, grant)))
                : records.judge(viewer, fact)
                        .map(verdict -> new Judged(verdict, verdict == Verdict.SEEN ? shown(fact, grant) : fact));
    }

    private Fact shown(Fact fact, Grant grant) {
        Map<String, String> rules = grant.rules(fact);
        return rules.isEmpty() ? fact : fact.with(concealed.data(fact.json(), rules));
    }
}
