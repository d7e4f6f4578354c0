package dev.kontor.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoCompanyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final DemoCompany company = DemoCompany.on(TODAY);

    @Test
    void theSameDayGivesTheSameBytes() {
        // when
        DemoCompany again = DemoCompany.on(TODAY);

        // then
        assertThat(hashes(again)).isEqualTo(hashes(company));
        assertThat(hashes(DemoCompany.on(TODAY.plusDays(1)))).isNotEqualTo(hashes(company));
    }

    @Test
    void hasTheSizesOfTheDemoAndItsBadRows() {
        assertThat(company.organisations().rows()).hasSize(DemoCompany.ORGANISATIONS + DemoCompany.BAD_ORGANISATIONS);
        assertThat(company.people().rows()).hasSize(DemoCompany.PEOPLE + DemoCompany.BAD_PEOPLE);
        assertThat(company.deals().rows()).hasSize(DemoCompany.DEALS + DemoCompany.BAD_DEALS);
        assertThat(company.products().rows()).hasSize(30);
        assertThat(company.staff().rows()).hasSize(12);
    }

    @Test
    void everyGoodPhoneIsValidAndUnique() {
        // given
        List<String> phones = goodPeople()
                .flatMap(row -> Stream.of("phone", "phone2")
                        .map(column -> company.people().value(row, column)))
                .filter(phone -> !phone.isEmpty())
                .toList();

        // then
        assertThat(phones).hasSizeGreaterThan(DemoCompany.PEOPLE).allMatch(DemoCompanyTest::valid);
        assertThat(new HashSet<>(phones)).hasSameSizeAs(phones);
    }

    @Test
    void namesComeInFourScriptsOrLanguages() {
        // given
        Set<Character.UnicodeScript> scripts = new HashSet<>();

        // when
        goodPeople()
                .map(row -> company.people().value(row, "familyName"))
                .forEach(name -> scripts.add(Character.UnicodeScript.of(name.codePointAt(0))));

        // then
        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.ARABIC);
    }

    @Test
    void exactlyTheAgreedNumberCelebratesTodayAndNobodyAroundIt() {
        // given
        List<String> near = goodPeople()
                .map(row -> company.people().value(row, "birthday"))
                .filter(day -> day.matches(".*-(02-29|03-01|03-02|03-03|03-04)"))
                .toList();

        // then
        assertThat(near).hasSize(DemoCompany.BIRTHDAYS_TODAY).allMatch(day -> day.endsWith("-03-02"));
        assertThat(near).anyMatch(day -> day.startsWith("--"));
    }

    @Test
    void keysAndCompanyNamesAreUnique() {
        assertThat(column(company.organisations(), "name", DemoCompany.ORGANISATIONS))
                .doesNotHaveDuplicates();
        assertThat(column(company.people(), "externalId", DemoCompany.PEOPLE)).doesNotHaveDuplicates();
        assertThat(column(company.deals(), "externalId", DemoCompany.DEALS)).doesNotHaveDuplicates();
    }

    @Test
    void dealsLieWithinTheYearBeforeToday() {
        for (List<String> row : company.deals().rows().subList(0, DemoCompany.DEALS)) {
            LocalDate opened = LocalDate.parse(company.deals().value(row, "openedAt"));
            assertThat(opened).isBetween(TODAY.minusYears(1), TODAY);
            String closed = company.deals().value(row, "closedAt");
            assertThat(closed.isEmpty() || LocalDate.parse(closed).isBefore(TODAY))
                    .isTrue();
        }
        assertThat(new TreeSet<>(column(company.deals(), "stage", DemoCompany.DEALS)))
                .containsExactly("lead", "lost", "negotiation", "offer", "qualified", "won");
    }

    private Stream<List<String>> goodPeople() {
        return company.people().rows().stream().limit(DemoCompany.PEOPLE);
    }

    private static List<String> column(CsvFile file, String name, int rows) {
        return file.rows().stream()
                .limit(rows)
                .map(row -> file.value(row, name))
                .toList();
    }

    private static List<Integer> hashes(DemoCompany company) {
        return company.files().stream()
                .map(file -> Arrays.hashCode(file.bytes()))
                .toList();
    }

    private static boolean valid(String phone) {
        try {
            PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
            return plans.isValidNumber(plans.parse(phone, "ZZ"));
        } catch (NumberParseException unreadable) {
            return false;
        }
    }
}
