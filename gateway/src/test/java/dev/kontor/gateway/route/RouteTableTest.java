package dev.kontor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(() -> Map.of(
            "contacts", new Listed(List.of("people", "rebuilds/contacts")),
            "deals", new Listed(List.of("deals", "rebuilds/deals"))));

    private record Listed(List<String> paths) implements ServicesConfig.Service {
        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public Optional<List<String>> except() {
            return Optional.of(List.of("deals/preview"));
        }

        @Override
        public Optional<List<String>> streams() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/people, contacts",
        "/api/v1/people/1/merge, contacts",
        "/api/v1/deals/rebuilds/contacts, deals",
        "/api/v1/rebuilds/contacts, contacts",
        "/api/v1/rebuilds/deals/references/switch, deals",
        "/api/v1/deals/preview,",
        "/api/v1/deals/preview/1, deals",
        "/api/v1/rebuilds,",
        "/api/v1/rebuilds/,",
        "/api/v1/rebuilds/gateway,",
        "/api/v1/contacts,",
        "/rebuilds/contacts,"
    })
    void theFirstSegmentNamesTheServiceOrTheFirstTwoDo(String path, String service) {
        // when
        Route route = routes.find(path);
        // then
        assertThat(route == null ? null : route.upstream().name()).isEqualTo(service);
    }

    @Test
    void noTwoServicesHaveOnePath() {
        // given
        ServicesConfig twice = () -> Map.of("a", new Listed(List.of("same/a")), "b", new Listed(List.of("same/a")));
        // when and then
        assertThatThrownBy(() -> new RouteTable(twice)).hasMessageContaining("/api/v1/same/a");
    }
}
