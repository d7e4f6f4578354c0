package dev.kontor.demo.company;

import java.math.BigDecimal;
import java.util.List;

/** What the demo company sells. */
record Product(String code, String name, String series, BigDecimal price) {
    static List<Product> catalogue() {
        return WordFile.lines("/company/products.txt").stream()
                .map(line -> line.split("\\|"))
                .map(parts -> new Product(
                        parts[0].strip(), parts[1].strip(), parts[2].strip(), new BigDecimal(parts[3].strip())))
                .toList();
    }

    static CsvFile file(List<Product> products) {
        return new CsvFile(
                "products.csv",
                List.of("code", "name", "series", "price", "currency"),
                products.stream()
                        .map(product -> List.of(
                                product.code(),
                                product.name(),
                                product.series(),
                                product.price().toPlainString(),
                                "EUR"))
                        .toList());
    }
}
