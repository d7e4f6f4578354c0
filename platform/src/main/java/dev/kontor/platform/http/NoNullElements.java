package dev.kontor.platform.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** A list of phones that holds null is refused at the list: no use case means anything by an element that is none. */
@Singleton
class NoNullElements implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        JsonSetter.Value refuse = JsonSetter.Value.forContentNulls(Nulls.FAIL);
        mapper.configOverride(List.class).setSetterInfo(refuse);
        mapper.configOverride(Set.class).setSetterInfo(refuse);
    }
}
