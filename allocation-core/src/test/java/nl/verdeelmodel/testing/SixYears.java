package nl.verdeelmodel.testing;

import java.nio.file.Path;

/**
 * Three regions share EUR 1,000.00 by residents times rate of the cohort four years before the payment; the key is frozen from
 * 2026 in cohort 2022, and again from 2028 in cohort 2024. Cohorts 2019 to 2024 are known.
 */
public final class SixYears {

    private SixYears() {}

    /** Writes the model and its tables. */
    public static ModelFolder in(Path folder) {
        return new ModelFolder(folder)
                .model(
                        "\"score\": { \"table\"",
                        "\"residents\": { \"table\": \"scores.csv\", \"column\": \"residents\" },\n    \"score\": { \"table\"")
                .model("{ \"2026\": \"1000.00\" }", "{ \"2026\": \"1000.00\", \"2027\": \"1100.00\" }")
                .key(
                        "{ \"proportionalTo\": { \"product\": [ \"residents\", \"score\" ] }, \"frozen\": { \"2026\": 2022, \"2028\": 2024 } }")
                .write("scores.csv", """
                        year,region_code,score,young,residents
                        2019,01,10,1,100
                        2019,02,20,1,100
                        2019,03,30,1,200
                        2020,01,11,1,100
                        2020,02,19,1,110
                        2020,03,31,1,200
                        2021,01,9,1,105
                        2021,02,22,1,110
                        2021,03,28,1,190
                        2022,01,12,1,105
                        2022,02,18,1,120
                        2022,03,30,1,190
                        2023,01,10,1,110
                        2023,02,21,1,120
                        2023,03,29,1,180
                        2024,01,13,1,110
                        2024,02,17,1,130
                        2024,03,33,1,180
                        """);
    }

    /** The same with a floor and a ceiling of five percent around last year's amounts. */
    public static ModelFolder withBand(Path folder) {
        return in(folder).model("\"amount\": {", """
                        "baseline": { "lastYear": "dampened", "start": { "measure": "residents", "year": "2024" } },
                              "stability": [ { "floor": "-5%", "of": "baseline-share" }, { "ceiling": "+5%", "of": "baseline-share" } ],
                              "balance": "scale",
                              "amount": {""");
    }
}
