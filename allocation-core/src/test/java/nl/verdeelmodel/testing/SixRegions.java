package nl.verdeelmodel.testing;

import java.nio.file.Path;

/**
 * A small model with stability rules: six regions had EUR 100, 200, 150, 50, 300, 200 and should get EUR 180, 150, 190, 20,
 * 260, 250 of EUR 1,050; nobody loses more than 5 % or gains more than 15 %.
 *
 * <p>By hand: 02 and 04 are lifted to 95 % of what they had, 190 and 47.50; 01, 03 and 06 are cut to 115 %, 115, 172.50 and
 * 230; 05 gets what is left, 295, which is 260 x 59/52, and 59/52 times the targets of the others lies beyond their bounds.
 */
public final class SixRegions {

    /** The stability rules and the balance, as they stand in the model. */
    public static final String RULES = """
            "baseline": "had",
                  "stability": [ { "floor": "-5%", "source": "art. 1" }, { "ceiling": "+15%", "source": "art. 2" } ],
                  "balance": { "method": "scale", "source": "art. 3" }""";

    private static final String MODEL = """
            {
              "model": "six",
              "title": { "nl": "Zes regio's", "en": "Six regions" },
              "regions": "regions.csv",
              "measures": {
                "had": { "table": "scores.csv", "column": "had" },
                "weight": { "table": "scores.csv", "column": "weight" },
                "people": { "table": "scores.csv", "column": "people" }
              },
              "streams": [
                {
                  "id": "grant",
                  "amount": { "2026": "1050.00" },
                  "parts": [ { "id": "all", "share": "100%%", "key": { "proportionalTo": "weight" } } ],
                  %s
                }
              ]
            }
            """.formatted(RULES);

    private static final String REGIONS = """
            year,region_code,region_name
            2026,01,Anders
            2026,02,Berg
            2026,03,Centrum
            2026,04,Dal
            2026,05,Eiland
            2026,06,Fort
            """;

    private static final String ROWS = """
            2026,01,100,180,10
            2026,02,200,150,20
            2026,03,150,190,5
            2026,04,50,20,8
            2026,05,300,260,30
            2026,06,200,250,12
            """;

    private SixRegions() {}

    /** Writes the model and its tables. */
    public static ModelFolder in(Path folder) {
        ModelFolder files = new ModelFolder(folder).write("model.json", MODEL).write("regions.csv", REGIONS);
        return rows(files, ROWS);
    }

    /**
     * The same regions under a ceiling of EUR 525: they claim what they should get, twice what there is, and keep half of what
     * they had.
     *
     * <p>By hand: cut in proportion they would get 90, 75, 95, 10, 130, 125. The floors of 02, 04 and 05 are 100, 25 and 150;
     * 250 is left for the claims 180, 190 and 250, so 01, 03 and 06 get 25/62 of them: 72.58, 76.61 and 100.81.
     */
    public static ModelFolder underCeiling(Path folder) {
        return in(folder)
                .model("\"amount\": { \"2026\": \"1050.00\" }", "\"ceiling\": { \"2026\": \"525.00\" }")
                .model(
                        "\"share\": \"100%\", \"key\": { \"proportionalTo\": \"weight\" }",
                        "\"key\": { \"amounts\": \"weight\" }")
                .model(
                        RULES,
                        "\"baseline\": \"had\", \"stability\": [ { \"floor\": \"-50%\" } ], \"balance\": \"scale\"");
    }

    /** Replaces the rows of the table: each {@code year,region_code,had,weight,people}. */
    public static ModelFolder rows(ModelFolder folder, String rows) {
        return folder.write("scores.csv", "year,region_code,had,weight,people\n" + rows);
    }
}
