package dev.kontor.analytics;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * An amount as the contracts have it: {@code {"amount":"12.00","currency":"EUR"}}.
 *
 * @param currency ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}
