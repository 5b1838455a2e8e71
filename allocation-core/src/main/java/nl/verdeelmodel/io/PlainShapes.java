package nl.verdeelmodel.io;

import nl.verdeelmodel.problem.Text;

/** The texts and numbers that the entries of a funding model are made of. */
final class PlainShapes {

    static final String ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
    static final String YEAR = "[0-9]{4}";
    static final String YEAR_REFERENCE = "t|t[+-][0-9]{1,2}|[0-9]{4}";

    static final Shape COUNT = Shape.wholeNumber(0, 999_999_999_999L);
    static final Shape ANY_TEXT = Shape.text(Text.of("een tekst", "a text"), "[\\s\\S]+");
    static final Shape IDENTIFIER = Shape.text(
            Text.of(
                    "een id van kleine letters, cijfers en streepjes",
                    "an id of lower case letters, digits and hyphens"),
            ID);
    static final Shape BILINGUAL = Shape.textOr(
            ANY_TEXT, Shape.object().required("nl", ANY_TEXT, "Dutch").required("en", ANY_TEXT, "English"));
    static final Shape EUROS = Shape.text(
            Text.of(
                    "een bedrag in euro's als tekst, zoals \"50173000.00\", met twee decimalen of geen",
                    "an amount in euros as text, such as \"50173000.00\", with two decimals or none"),
            "[0-9]{1,13}(?:\\.[0-9]{2})?");
    static final Shape SHARE = Shape.text(
            Text.of(
                    "een aandeel als tekst, zoals \"99.75%\" of \"1/3\"",
                    "a share as text, such as \"99.75%\" or \"1/3\""),
            "[0-9]{1,30}(?:\\.[0-9]{1,30})?%?|[0-9]{1,30}/[0-9]{1,30}");
    static final Shape YEARS_TO_EUROS = Shape.mapOf(Text.of("een jaar", "a year"), YEAR, EUROS);
    static final Shape REGION_CODE =
            Shape.text(Text.of("een regiocode zoals \"29\"", "a region code such as \"29\""), "[0-9]{1,2}|MC[0-9]{2}");
    static final Shape MUNICIPALITY_CODE = Shape.text(
            Text.of("een gemeentecode zoals \"GM0363\"", "a municipality code such as \"GM0363\""), "GM[0-9]{4}");
    static final Shape A_YEAR_REFERENCE = Shape.text(
            Text.of(
                    "\"t\", \"t-1\" of een jaar, waarbij t het jaar van uitkering of het basisjaar is",
                    "\"t\", \"t-1\" or a year, where t is the year of payment or the base year"),
            YEAR_REFERENCE);

    static final Shape WEIGHT = Shape.text(
            Text.of(
                    "een gewicht als tekst, zoals \"2\", \"0.5\" of \"1/3\"",
                    "a weight as text, such as \"2\", \"0.5\" or \"1/3\""),
            "[0-9]{1,30}(?:\\.[0-9]{1,30})?%?|[0-9]{1,30}/[0-9]{1,30}");

    private PlainShapes() {}
}
