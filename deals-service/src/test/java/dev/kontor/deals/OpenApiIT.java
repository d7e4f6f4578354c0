package dev.kontor.deals;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class OpenApiIT {
    @Test
    void theApiIsAsItWasReviewed() {
        OpenApiContract.verifySnapshot();
    }

    @Test
    void everyOperationRefusesStrangers() {
        OpenApiContract.verifyRefusals();
    }
}
