package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.company.CsvFile;
import java.util.List;

/** A person of the company's files as the platform knows him: id from the API, name and number from both. */
record Customer(String id, String name, String phone) {
    private static final String NOT_OF_A_NUMBER = "[^+0-9]";

    /** The n-th customer of a seller, counted from 0 in the file's order, found by number as an agent would. */
    static Customer of(Workday day, String seller, int n) {
        CsvFile people = day.company().people();
        List<String> row = people.rows().stream()
                .filter(each -> people.value(each, "owner").equals(seller))
                .filter(each -> !people.value(each, "organisation").isEmpty())
                .skip(n)
                .findFirst()
                .orElseThrow();
        String phone = people.value(row, "phone").replaceAll(NOT_OF_A_NUMBER, "");
        JsonNode found = day.gateway()
                .as(seller)
                .get("/people?q=" + Listing.encoded(phone))
                .path("items");
        Expect.that(!found.isEmpty(), "nobody is found by the number " + phone);
        JsonNode person = found.get(0);
        return new Customer(person.path("id").asText(), name(person), phone);
    }

    static String name(JsonNode person) {
        return (person.path("givenName").asText("") + " "
                        + person.path("familyName").asText(""))
                .strip();
    }
}
