package dev.kontor.analytics;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class AnalyticsContractIT {
    @Test
    void theApiIsTheReviewedOne() {
        OpenApiContract.verifySnapshot();
    }

    @Test
    void everyOperationRefusesStrangers() {
        OpenApiContract.verifyRefusals();
    }
}
