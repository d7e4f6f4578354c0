package dev.kontor.activity;

import dev.kontor.platformtest.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class ActivityContractIT {
    @Test
    void theApiIsTheReviewedOne() {
        OpenApiContract.verifySnapshot();
    }

    @Test
    void everyOperationRefusesStrangers() {
        OpenApiContract.verifyRefusals();
    }
}
