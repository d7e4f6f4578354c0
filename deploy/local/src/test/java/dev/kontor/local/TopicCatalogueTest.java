package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    @Test
    void namesEveryTopicOnce() {
        // given
        TopicCatalogue catalogue = TopicCatalogue.read(Checkout.find().root().resolve("contracts/topics.yaml"));
        // when, then
        assertThat(catalogue.names())
                .doesNotHaveDuplicates()
                .contains(
                        "kontor.deals.deal",
                        "kontor.contacts.person.state",
                        "kontor.analytics.dead-letter",
                        "kontor-connect-heartbeats");
    }

    @Test
    void compactsStateAndKeepsFacts() {
        // given
        TopicCatalogue catalogue = TopicCatalogue.read(Checkout.find().root().resolve("contracts/topics.yaml"));
        // when, then
        catalogue
                .names()
                .forEach(name -> assertThat(catalogue.settings(name).get("cleanup.policy"))
                        .as(name)
                        .isEqualTo(name.endsWith(".state") ? "compact" : "delete"));
        assertThat(catalogue.settings("kontor.deals.deal")).containsEntry("retention.ms", "-1");
    }

    @Test
    void countsOnPartsOfJobsNoLongerThanTheirServiceDoes() {
        // given
        TopicCatalogue catalogue = TopicCatalogue.read(Checkout.find().root().resolve("contracts/topics.yaml"));
        // when, then
        assertThat(catalogue.factTopics()).contains("kontor.deals.hand-over-part", "kontor.activity.hand-over");
        assertThat(catalogue.recordTopics())
                .contains("kontor.activity.hand-over")
                .noneMatch(name -> name.endsWith(".hand-over-part"));
    }

    /** A letter whose command is gone would seem to wait again. */
    @Test
    void keepsTheCommandsAboutLettersLongerThanTheLetters() {
        // given
        TopicCatalogue catalogue = TopicCatalogue.read(Checkout.find().root().resolve("contracts/topics.yaml"));
        // when, then
        KontorService.publishers().forEach(service -> {
            String letters = "kontor." + service.word() + ".dead-letter";
            assertThat(Long.parseLong(catalogue.settings(letters + ".replay").get("retention.ms")))
                    .isGreaterThan(Long.parseLong(catalogue.settings(letters).get("retention.ms")));
        });
    }
}
