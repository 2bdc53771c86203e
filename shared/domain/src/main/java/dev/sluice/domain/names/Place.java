package dev.sluice.domain.names;

/** Who fills a folder, and so how likely a name in it carries a hash. Where a key passes several, the first of these counts. */
enum Place {
    /** Where names stay and contents change, whatever the names look like. */
    MUTABLE,
    /** A framework's own output, where nearly every name is hashed. */
    FRAMEWORK,
    /** Where names are the keys of records: an avatar's name may look like a hash and still not change with its content. */
    RECORDS,
    /** Where bundlers write by default, and people sometimes put files of their own. */
    BUNDLER,
    /** Where sites keep images and fonts, whoever names them. */
    ASSETS,
    UNKNOWN;

    private static final Vocabulary<Place> FOLDERS = new Vocabulary<>(UNKNOWN)
            .with(MUTABLE, "page-data .well-known builds")
            .with(FRAMEWORK, "_next _nuxt _astro _app _framework _expo")
            .with(
                    RECORDS,
                    "avatar avatars gravatar user users upload uploads profile profiles thumb thumbs thumbnail thumbnails cache"
                            + " tmp commit commits object objects blob blobs session sessions snapshot snapshots api data")
            .with(
                    BUNDLER,
                    "assets _assets static _static js css chunks chunk build _build dist bundle bundles packs immutable _shared"
                            + " _content esbuild webpack")
            .with(ASSETS, "img images image fonts font media icons svg");

    /** @param folders how many characters of the key its folders take, the last slash included */
    static Place of(String key, int folders) {
        Place place = UNKNOWN;
        int from = 0;
        while (from < folders) {
            int to = key.indexOf('/', from);
            Place folder = FOLDERS.meaning(key, from, to);
            boolean counts = folder != RECORDS || to == folders - 1;
            if (counts && folder.compareTo(place) < 0) {
                place = folder;
            }
            from = to + 1;
        }
        return place;
    }

    boolean isBundled() {
        return this == FRAMEWORK || this == BUNDLER;
    }
}
