package dev.sluice.domain.planner;

import java.util.SplittableRandom;

/** What the keys of a site look like, and which of them changed. */
enum Shape {
    /** Hash-like names in sixteen folders, of which eight changed altogether. */
    FOLDERS {
        @Override
        String key(SplittableRandom random, boolean changed) {
            int folder = random.nextInt(8) * 2 + (changed ? 1 : 0);
            return "static/assets/%02d/component-%016x%08x.chunk.js"
                    .formatted(folder, random.nextLong(), random.nextInt());
        }
    },

    /** Thirty sections with folders up to six deep, crowded and lonely ones; in a section everything changed or nothing. */
    DEEP {
        @Override
        String key(SplittableRandom random, boolean changed) {
            var key = new StringBuilder("docs/section%02d".formatted(2 * skewed(random, 15) + (changed ? 1 : 0)));
            for (int level = random.nextInt(6); level > 0; level--) {
                key.append("/part").append(skewed(random, 30));
            }
            return key.append("/page-%08x.html".formatted(random.nextInt())).toString();
        }
    },

    /** Random names in one folder, a coin thrown for each: no wildcard is any good. */
    INTERLEAVED {
        @Override
        String key(SplittableRandom random, boolean changed) {
            return "media/originals/%016x%016x-photo-large.webp".formatted(random.nextLong(), random.nextLong());
        }
    };

    abstract String key(SplittableRandom random, boolean changed);

    /** Small numbers are frequent, as some folders are crowded. */
    private static int skewed(SplittableRandom random, int bound) {
        return (int) Math.floor(bound * Math.pow(random.nextDouble(), 3));
    }
}
