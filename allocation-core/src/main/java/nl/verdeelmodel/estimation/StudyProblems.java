package nl.verdeelmodel.estimation;

import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Characteristics;

/** Reasons why a study ends early. */
final class StudyProblems {

    private StudyProblems() {}

    static Problem nothingSelected(Characteristics characteristics, Selection selection) {
        return Problem.input(
                "fit-nothing-selected",
                Where.NOWHERE,
                Text.format(
                        "Sector {0}: geen enkel kenmerk is gekozen ({1}).",
                        "Sector {0}: no characteristic was selected ({1}).",
                        characteristics.sector().code(),
                        selection.stop().text()),
                Text.of(
                        "Misschien zijn er te weinig personen, of is de drempel te streng; zonder --select doen alle"
                                + " kenmerken mee.",
                        "Maybe there are too few persons, or the threshold is too strict; without --select all"
                                + " characteristics take part."));
    }

    static Problem fewReplicates(Characteristics characteristics, BootstrapEstimates drawn) {
        return Problem.input(
                "fit-few-replicates",
                Where.NOWHERE,
                Text.format(
                        "Sector {0}: van {1} keer opnieuw trekken gaf {2} geen uitkomst; een standaardfout vraagt er twee met"
                                + " uitkomst.",
                        "Sector {0}: of {1} samples {2} had no estimate; a standard error needs two that have.",
                        characteristics.sector().code(),
                        drawn.replicates().size(),
                        drawn.failed().size()),
                Text.of(
                        "Misschien is een categorie te zeldzaam: voeg haar samen met een andere, of schat met een boete"
                                + " (Firth of ridge).",
                        "Maybe a category is too rare: merge it with another one, or estimate with a penalty (Firth or"
                                + " ridge)."));
    }
}
