package nl.verdeelmodel;

import java.util.List;
import java.util.function.IntPredicate;
import nl.verdeelmodel.dampening.BoundSide;

/**
 * A floor or ceiling that a rule sets, as a combination per region.
 *
 * @param side floor or ceiling
 * @param combinations one for all regions, or one per region
 * @param holds whether the rule holds a region
 */
record QuickBound(BoundSide side, List<QuickCombination> combinations, IntPredicate holds) {

    QuickCombination of(int region) {
        return combinations.get(combinations.size() == 1 ? 0 : region);
    }
}
