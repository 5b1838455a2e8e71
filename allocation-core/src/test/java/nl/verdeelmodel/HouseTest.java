package nl.verdeelmodel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The order of the packages: each uses only those before it. The list is the one of the design. */
class HouseTest {

    /** Upstream first; the empty name is the root package. */
    private static final List<String> ORDER = List.of(
            "exact",
            "numeric",
            "problem",
            "region",
            "risk",
            "estimation",
            "score",
            "key",
            "budget",
            "dampening",
            "rounding",
            "",
            "scenario",
            "analysis",
            "analysis.comparison",
            "analysis.uncertainty",
            "analysis.stability",
            "analysis.robustness",
            "io");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.verdeelmodel");

    private static String packageName(String name) {
        return name.isEmpty() ? "nl.verdeelmodel" : "nl.verdeelmodel." + name;
    }

    @Test
    void everyPackageUsesOnlyPackagesBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(HouseTest::packageName)
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(packageName(ORDER.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void everyClassLivesInAPackageOfTheHouse() {
        List<String> known = ORDER.stream().map(HouseTest::packageName).toList();
        Assertions.assertThat(classes)
                .isNotEmpty()
                .allSatisfy(type -> Assertions.assertThat(known).contains(type.getPackageName()));
    }

    @Test
    void onlyIoTouchesFilesJacksonAndCsv() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.verdeelmodel.io")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "com.fasterxml..", "de.siegmar..")
                .orShould()
                .dependOnClassesThat(named("java.io.File"))
                .check(classes);
    }

    @Test
    void onlyExactAndNumericKnowCommonsMath() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.verdeelmodel.exact", "nl.verdeelmodel.numeric")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons..")
                .check(classes);
    }

    @Test
    void nothingOutsideIoReadsClockLocaleOrEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.verdeelmodel.io")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe("is " + name, type -> type.getName().equals(name));
    }
}
