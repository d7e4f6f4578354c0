package dev.kontor.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the following page, null at the end
 * @param count exact number of matches, only with {@code count=exact}
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long count) {
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next, count);
    }
}
