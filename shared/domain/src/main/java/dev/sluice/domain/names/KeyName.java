package dev.sluice.domain.names;

import java.util.Optional;

/**
 * A key's file name, cut down to the part where a hash would be: without folders, extensions, and the words that tools
 * append to a hash. Of {@code static/js/787.b8fa26a9.chunk.js.map} that is {@code 787.b8fa26a9}.
 *
 * @param from the first character of the name in the key
 * @param to behind the last one
 * @param isChunk whether one of the words cut off is one that only bundlers append
 * @param isAmongHashes whether nearly every name around it carries a hash
 */
record KeyName(String key, int from, int to, FileType type, Place place, boolean isChunk, boolean isAmongHashes) {

    /** Siblings of a file that change with it. */
    private static final String[] COMPANIONS = {".gz", ".br", ".zst", ".map", ".LICENSE.txt", ".LEGAL.txt"};

    /** Words that tools append to a hash; true for those that only bundlers append. */
    private static final Vocabulary<Optional<Boolean>> TAILS = new Vocabulary<>(Optional.<Boolean>empty())
            .with(Optional.of(false), "min prod production modern module es5 es6 es2015 es2017 esm umd rtl p worker")
            .with(Optional.of(true), "chunk bundle iframe lean async");

    private static final Vocabulary<Boolean> FIXED = new Vocabulary<>(false)
            .with(
                    true,
                    "sw.js service-worker.js serviceworker.js ngsw-worker.js safety-worker.js worker-basic.min.js registersw.js"
                            + " workbox-sw.js firebase-messaging-sw.js onesignalsdkworker.js remoteentry.js env.js config.js"
                            + " config.json manifest.json asset-manifest.json build-manifest.json manifest.webmanifest"
                            + " site.webmanifest ngsw.json version.json latest.json robots.txt ads.txt humans.txt security.txt"
                            + " favicon.ico browserconfig.xml feed.xml rss.xml atom.xml index.xml feed.json index.json"
                            + " search.json opensearch.xml");

    private static final Vocabulary<Boolean> ENTRIES = new Vocabulary<>(false)
            .with(
                    true,
                    "main app index root runtime vendor vendors polyfills styles style scripts common commons framework bundle"
                            + " client chunk runtime~main runtime~app chunk-vendors chunk-common entry manifest");

    private static final String SITEMAP = "sitemap";

    /** The digits of a Unix time in milliseconds, from 2001 to 2286. */
    private static final int MILLISECOND_DIGITS = 13;

    static KeyName of(String key, boolean isAmongHashes) {
        int folders = key.lastIndexOf('/') + 1;
        int end = withoutCompanions(key, folders);
        int dot = key.lastIndexOf('.', end - 1);
        FileType type = dot < folders ? FileType.FIXED : FileType.of(key, dot + 1, end);
        if (type == FileType.PAGE) {
            return new KeyName(key, folders, folders, type, Place.MUTABLE, false, false);
        }
        if (type == FileType.FIXED || isFixed(key, folders, end)) {
            return new KeyName(key, folders, folders, FileType.FIXED, Place.of(key, folders), false, false);
        }
        int to = dot;
        boolean isChunk = false;
        for (int cut = tail(key, folders, to, type); cut < to; cut = tail(key, folders, to, type)) {
            isChunk |= TAILS.meaning(key, cut + 1, to).orElse(false);
            to = cut;
        }
        return new KeyName(key, folders, to, type, Place.of(key, folders), isChunk, isAmongHashes);
    }

    /** What kind of file it is, whatever its name; a companion is of the kind of the file it goes with. */
    static FileType typeOf(String key) {
        int folders = key.lastIndexOf('/') + 1;
        int end = withoutCompanions(key, folders);
        int dot = key.lastIndexOf('.', end - 1);
        return dot < folders ? FileType.FIXED : FileType.of(key, dot + 1, end);
    }

    /** Whether no name in this place is versioned, whatever it looks like. */
    boolean isMutable() {
        return place == Place.MUTABLE;
    }

    boolean isBundled() {
        return place.isBundled();
    }

    boolean startsWith(String prefix) {
        return key.startsWith(prefix, from);
    }

    /** Whether the name up to {@code end} is one that bundlers give the files they make. */
    boolean isEntry(int end) {
        return ENTRIES.meaning(key, from, end);
    }

    /** The character before a position of the name, a slash before the first. */
    char before(int position) {
        return position == from ? '/' : key.charAt(position - 1);
    }

    boolean isUpperBefore(int position) {
        return position > from && CharKind.of(key.charAt(position - 1)) == CharKind.UPPER;
    }

    /** Where the token begins that ends before {@code to}. */
    int tokenBefore(int to) {
        int position = to;
        while (position > from && !isSeparator(key.charAt(position - 1))) {
            position--;
        }
        return position;
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_' || c == '~';
    }

    private static int withoutCompanions(String key, int from) {
        int end = key.length();
        if (end > 0 && "zrtp".indexOf(key.charAt(end - 1)) < 0) {
            return end;
        }
        for (int i = 0; i < COMPANIONS.length; i++) {
            String companion = COMPANIONS[i];
            if (end - from > companion.length() && key.startsWith(companion, end - companion.length())) {
                end -= companion.length();
                i = -1;
            }
        }
        return end;
    }

    private static boolean isFixed(String key, int from, int to) {
        return FIXED.meaning(key, from, to)
                || (key.startsWith(SITEMAP, from) && key.startsWith(".xml", to - ".xml".length()));
    }

    /** Where the name ends without the last word that tools append, or {@code to} when there is none. */
    private static int tail(String key, int from, int to, FileType type) {
        int cut = to - 1;
        // Turbopack's names end in ._
        if (cut > from && key.charAt(cut) == '_' && key.charAt(cut - 1) == '.') {
            return cut - 1;
        }
        while (cut > from && !isSeparator(key.charAt(cut))) {
            cut--;
        }
        if (cut <= from) {
            return to;
        }
        return switch (key.charAt(cut)) {
            case '.' -> isTail(key, cut + 1, to, type) ? cut : to;
            // Next's preloaded fonts end in -s.
            case '-' -> to - cut == 2 && key.charAt(cut + 1) == 's' ? cut : to;
            // WebAssembly made by wasm-bindgen ends in _bg.
            case '_' -> to - cut == 3 && key.startsWith("bg", cut + 1) ? cut : to;
            default -> to;
        };
    }

    private static boolean isTail(String key, int from, int to, FileType type) {
        return TAILS.meaning(key, from, to).isPresent() || isWidthOrTime(key, from, to, type);
    }

    /** Responsive images carry their width behind the hash ({@code hero.a1b2c3d.640.jpg}), some builds their time. */
    private static boolean isWidthOrTime(String key, int from, int to, FileType type) {
        int length = to - from;
        if (length != MILLISECOND_DIGITS && (type != FileType.MEDIA || length < 2 || length > 4)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (CharKind.of(key.charAt(i)) != CharKind.DIGIT) {
                return false;
            }
        }
        return true;
    }
}
