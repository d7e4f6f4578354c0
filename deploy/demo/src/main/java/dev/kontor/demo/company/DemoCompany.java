package dev.kontor.demo.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The generated company as five import files. A few rows are bad on purpose, so that the error files show something. */
public record DemoCompany(CsvFile staff, CsvFile products, CsvFile organisations, CsvFile people, CsvFile deals) {
    public static final String PIPELINE = "office-sales";
    public static final int ORGANISATIONS = 500;
    public static final int PEOPLE = 2_000;
    public static final int DEALS = 3_000;
    public static final int BIRTHDAYS_TODAY = 5;
    public static final int BAD_ORGANISATIONS = 1;
    public static final int BAD_PEOPLE = 3;
    public static final int BAD_DEALS = 2;

    private static final long SEED = 20_260_302L;

    /**
     * The company as it is on a day: the same day gives the same bytes.
     *
     * @param today decides whose birthday it is and where the year of deals ends
     */
    public static DemoCompany on(LocalDate today) {
        Phones phones = new Phones(new Dice(SEED));
        List<Product> products = Product.catalogue();
        CsvFile organisations = new Organisations(new Dice(SEED + 1), phones).write(ORGANISATIONS, today.getYear() - 1);
        CsvFile people = new People(new Dice(SEED + 2), phones, today, ORGANISATIONS).write(PEOPLE, BIRTHDAYS_TODAY);
        CsvFile deals = new Deals(new Dice(SEED + 3), today, products, people).write(DEALS);
        return new DemoCompany(StaffFile.write(), Product.file(products), organisations, people, deals);
    }

    /** In the order in which they refer to each other. */
    public List<CsvFile> files() {
        return List.of(staff, products, organisations, people, deals);
    }

    /** Puts the files into a folder, for a look or an import by hand. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (CsvFile file : files()) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
    }
}
