package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which points no other point beats, and where among them the gain in stability begins to cost most. */
final class EfficientSet {

    private EfficientSet() {}

    /**
     * The points that no other beats in movement or price without being worse in the other.
     *
     * @param points any points
     * @return those of them, by rising movement, then in their order; points in the same place are all among them
     */
    static ImmutableList<FrontierPoint> of(List<FrontierPoint> points) {
        List<FrontierPoint> sorted = points.stream()
                .sorted(Comparator.comparingDouble(FrontierPoint::movement).thenComparingDouble(FrontierPoint::price))
                .toList();
        ImmutableList.Builder<FrontierPoint> efficient = ImmutableList.builder();
        Optional<FrontierPoint> cheapest = Optional.empty();
        for (FrontierPoint point : sorted) {
            boolean same = cheapest.filter(point::isAtPlaceOf).isPresent();
            if (cheapest.isEmpty() || same || point.price() < cheapest.get().price()) {
                efficient.add(point);
                cheapest = Optional.of(point);
            }
        }
        return efficient.build();
    }

    /**
     * The knee: the point farthest below the straight line between both ends, after both axes were brought to 0-1.
     *
     * <p>With v and p the normalised movement and price the distance is (1 - v - p) / sqrt(2). Source: Satopaa, Albrecht,
     * Irwin and Raghavan (2011), Finding a "Kneedle" in a Haystack, section III, without its smoothing, since these points are
     * no sample; Das (1999), On characterizing the "knee" of the Pareto curve.
     *
     * @param efficient an efficient set by rising movement
     * @return the calmest of the farthest points; empty if no point lies below the line
     */
    static Optional<FrontierPoint> knee(List<FrontierPoint> efficient) {
        Optional<FrontierPoint> knee = Optional.empty();
        double farthest = FrontierPoint.RESOLUTION;
        for (FrontierPoint point : efficient) {
            double below = below(efficient, point);
            if (below > farthest) {
                farthest = below;
                knee = Optional.of(point);
            }
        }
        return knee;
    }

    /** How far a point lies below the line between the ends, 1 - v - p; NaN if both ends are in one place. */
    private static double below(List<FrontierPoint> efficient, FrontierPoint point) {
        FrontierPoint calm = efficient.get(0);
        FrontierPoint cheap = efficient.get(efficient.size() - 1);
        double width = cheap.movement() - calm.movement();
        double height = calm.price() - cheap.price();
        return 1 - (point.movement() - calm.movement()) / width - (point.price() - cheap.price()) / height;
    }

    /** Whether some point lies above the line between the ends. */
    static boolean bulges(List<FrontierPoint> efficient) {
        return efficient.stream().anyMatch(point -> below(efficient, point) < -FrontierPoint.RESOLUTION);
    }

    /** In how many different places the points of an efficient set lie. */
    static int places(List<FrontierPoint> efficient) {
        int places = 0;
        for (int i = 0; i < efficient.size(); i++) {
            places += i > 0 && efficient.get(i).isAtPlaceOf(efficient.get(i - 1)) ? 0 : 1;
        }
        return places;
    }
}
