package dev.sluice.rehearsal.viewers;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws URLs as people do: the n-th most popular is asked for 1/n as often as the first (Zipf's law). */
final class Popularity {

    private final List<String> urls;
    private final double[] cumulated;

    /** @param urls the most popular first */
    Popularity(List<String> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("viewers need at least one URL");
        }
        this.urls = List.copyOf(urls);
        this.cumulated = new double[urls.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    String draw(RandomGenerator random) {
        double point = random.nextDouble() * cumulated[cumulated.length - 1];
        int index = Arrays.binarySearch(cumulated, point);
        return urls.get(index < 0 ? -index - 1 : index);
    }
}
