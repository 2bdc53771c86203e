package dev.sluice.domain.names;

/**
 * One hexadecimal hash of 8 digits in 43 has no letter. It passes only where little else can be meant: not as a date, not
 * as a number that somebody chose, and behind a name that bundlers give.
 */
final class DecimalToken {

    private static final int USUAL = 8;
    private static final int NUXT_2 = 7;

    private DecimalToken() {}

    /**
     * @param from where the last token of the name begins
     * @param length how many decimal digits it has
     */
    static boolean isHash(KeyName name, int from, int length) {
        char before = name.before(from);
        boolean code = name.type() == FileType.CODE;
        if (length == NUXT_2) {
            return name.place() == Place.FRAMEWORK && (code || before == '.');
        }
        if (length != USUAL || isDate(name.key(), from) || isChosen(name.key(), from)) {
            return false;
        }
        if (before == '/') {
            return code && name.place() == Place.FRAMEWORK;
        }
        if (name.place() == Place.RECORDS) {
            return false;
        }
        if (name.isBundled()) {
            return code || (before == '.' && name.type() != FileType.DATA);
        }
        return code && (name.isChunk() || name.isEntry(from - 1));
    }

    /** Whether two digits say 19 or 20. */
    static boolean isYear(String key, int from) {
        int century = number(key, from);
        return century == 19 || century == 20;
    }

    /** A year from 1900 to 2099 at either end, and a month and a day in either order. */
    private static boolean isDate(String key, int from) {
        return (isYear(key, from) && isMonthAndDay(number(key, from + 4), number(key, from + 6)))
                || (isYear(key, from + 4)
                        && (isMonthAndDay(number(key, from), number(key, from + 2))
                                || isMonthAndDay(number(key, from + 2), number(key, from))));
    }

    private static boolean isMonthAndDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int number(String key, int from) {
        return (key.charAt(from) - '0') * 10 + key.charAt(from + 1) - '0';
    }

    /** 12345678, 00000001, 11112222. */
    private static boolean isChosen(String key, int from) {
        int counted = 0;
        int repeated = 0;
        for (int i = from + 1; i < from + USUAL; i++) {
            int step = Math.abs(key.charAt(i) - key.charAt(i - 1));
            counted += step == 1 ? 1 : 0;
            repeated += step == 0 ? 1 : 0;
        }
        return counted > 4 || repeated > 3;
    }
}
