package dev.sluice.rehearsal.picture;

import java.util.function.DoubleUnaryOperator;

/**
 * From values to pixels, and never turning back: of two values the larger one is never on the side of the smaller.
 *
 * @param shape rises; 0 ≤ {@code low} &lt; {@code high}
 * @param from where {@code low} is, in pixels
 * @param to where {@code high} is; may be less than {@code from}
 */
record Scale(DoubleUnaryOperator shape, double low, double high, double from, double to) {

    static Scale linear(double low, double high, double from, double to) {
        return new Scale(DoubleUnaryOperator.identity(), low, high, from, to);
    }

    /**
     * Gives small shares room and, other than a logarithm, 0 a place.
     *
     * @param knee linear well below it, logarithmic well above
     */
    static Scale logarithmicFromZero(double knee, double high, double from, double to) {
        return new Scale(value -> Math.log1p(value / knee), 0, high, from, to);
    }

    /** @param low above 0 */
    static Scale logarithmic(double low, double high, double from, double to) {
        return new Scale(Math::log, low, high, from, to);
    }

    /** In pixels; what is out of range stands at the nearer end. */
    double at(double value) {
        double floor = shape.applyAsDouble(low);
        double share =
                (shape.applyAsDouble(Math.clamp(value, low, high)) - floor) / (shape.applyAsDouble(high) - floor);
        return from + share * (to - from);
    }
}
