package dev.kontor.platform.filter;

import static dev.kontor.platform.problem.PlatformError.FILTER_INVALID;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A word, string, number or sign of a filter text, with the place where it stands (from 1). */
record Token(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        STRING,
        NUMBER,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    static List<Token> scan(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Token token = next(text, at, c);
            tokens.add(token);
            at = token.end(text);
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static Token next(String text, int at, char c) {
        return switch (c) {
            case '(' -> new Token(Kind.OPEN, "(", at + 1);
            case ')' -> new Token(Kind.CLOSE, ")", at + 1);
            case ',' -> new Token(Kind.COMMA, ",", at + 1);
            case '"' -> string(text, at);
            default -> {
                if (isNumberPart(c)) {
                    yield new Token(Kind.NUMBER, run(text, at, Token::isNumberPart), at + 1);
                }
                if (Character.isLetter(c)) {
                    yield new Token(Kind.WORD, run(text, at, Token::isWordPart), at + 1);
                }
                throw error(at + 1, "Unexpected character " + c);
            }
        };
    }

    private static Token string(String text, int at) {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (c == '"') {
                return new Token(Kind.STRING, value.toString(), at + 1);
            } else {
                value.append(c);
            }
        }
        throw error(at + 1, "The string has no closing quote");
    }

    /** Index after this token; a string's escapes make its source longer than its text. */
    private int end(String source) {
        int start = position - 1;
        if (kind != Kind.STRING) {
            return start + text.length();
        }
        int i = start + 1;
        while (source.charAt(i) != '"') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static String run(String text, int from, java.util.function.IntPredicate part) {
        int to = from;
        while (to < text.length() && part.test(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isNumberPart(int c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    static Problem error(int position, String message) {
        String text = message + " at position " + position;
        return Problem.of(FILTER_INVALID, text, List.of(new FieldError("filter", "syntax", text)));
    }
}
