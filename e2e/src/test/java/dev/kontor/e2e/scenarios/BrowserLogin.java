package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmAdmin;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The authorization code flow of the console, with nothing but HTTP: what a browser and a page do, step by step. */
final class BrowserLogin {
    private static final String CLIENT = "kontor-console";
    private static final String REDIRECT = "http://127.0.0.1:5173/signed-in";
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final Platform platform;
    private final RealmAdmin realm;

    BrowserLogin(Platform platform, RealmAdmin realm) {
        this.platform = platform;
        this.realm = realm;
    }

    /** The authorization endpoint's answer: the page with the login form, or a redirect that names an error. */
    HttpResponse<String> asks(Map<String, String> challenge) {
        Map<String, String> query = new LinkedHashMap<>(
                Map.of("client_id", CLIENT, "response_type", "code", "scope", "openid", "redirect_uri", REDIRECT));
        query.put("state", UUID.randomUUID().toString());
        query.putAll(challenge);
        String endpoint = platform.credentials().tokenUrl().toString().replaceAll("/token$", "/auth");
        return realm.answer(HttpRequest.newBuilder(URI.create(endpoint + "?" + RealmAdmin.encoded(query)))
                .GET());
    }

    /** A code, after the login form was filled in. */
    String code(String username, String password, String verifier) {
        HttpResponse<String> page = asks(Map.of("code_challenge", s256(verifier), "code_challenge_method", "S256"));
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        HttpResponse<String> answer =
                realm.answer(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies(page))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                RealmAdmin.encoded(Map.of("username", username, "password", password)))));
        return parameters(answer).get("code");
    }

    HttpResponse<String> exchanges(String code, Map<String, String> verifier) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code", "client_id", CLIENT, "redirect_uri", REDIRECT, "code", code));
        form.putAll(verifier);
        return realm.grant(form);
    }

    /** Of the address that a redirect leads back to. */
    static Map<String, String> parameters(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElse("");
        assertThat(location).as(redirect.body()).startsWith(REDIRECT + "?");
        return Pattern.compile("&")
                .splitAsStream(URI.create(location).getRawQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By hand: they are marked Secure, and a browser counts loopback as such, which java.net does not. */
    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
