package dev.sluice.rehearsal.picture;

/** A rectangle of pixels; y grows downwards. */
record Box(double left, double right, double top, double bottom) {

    static Box of(Flag flag) {
        return new Box(flag.x() + 1, flag.right(), -flag.top(), -flag.bottom());
    }

    boolean overlaps(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /** A vertical line from {@code from} downwards. */
    boolean isCrossedBy(double x, double from) {
        return left < x && x < right && from < bottom;
    }
}
