package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as its state topic tells.
 *
 * @param name unique; records name their team so
 * @param parentId null at the top of the tree
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Team(UUID id, String name, @Nullable UUID parentId) {}
