package dev.sluice.cli.backtest;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** How a file writes its minutes: it numbers all of them, or gives all of them as instants. */
sealed interface Notation {

    /**
     * The minute a cell means, counted from any fixed origin.
     *
     * @throws IllegalArgumentException when it means none in this notation; the message has the cure
     */
    long index(String text);

    /** The notation of a file that begins so. */
    static Notation of(String first) {
        return first.matches("[+-]?\\d+") ? new Numbers() : new Instants();
    }

    /** Whole numbers that count minutes, such as 0, 1, 2. */
    record Numbers() implements Notation {
        @Override
        public long index(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "\"%s\" is no whole number, as the file's first minute is. Number all minutes, or write all of them as instants"
                                .formatted(Place.shortened(text)),
                        e);
            }
        }
    }

    /**
     * ISO-8601 with a zone, to the minute or finer. Parsing an instant takes as long as judging it, and those of one hour
     * differ in two digits: so the hour is parsed once.
     */
    final class Instants implements Notation {

        private static final int DIGITS = "2026-11-24T09:".length();
        private static final int REST = DIGITS + 2;

        private String known = "";
        private long hour;

        @Override
        public long index(String text) {
            if (!isInKnownHour(text)) {
                long index = parse(text);
                if (text.length() <= REST || text.charAt(DIGITS - 1) != ':') {
                    return index;
                }
                known = text;
                hour = index - minuteOfHour(text);
            }
            return hour + minuteOfHour(text);
        }

        private boolean isInKnownHour(String text) {
            return text.length() == known.length()
                    && text.startsWith(known.substring(0, DIGITS))
                    && text.regionMatches(REST, known, REST, known.length() - REST)
                    && text.charAt(DIGITS) >= '0'
                    && text.charAt(DIGITS) < '6'
                    && text.charAt(DIGITS + 1) >= '0'
                    && text.charAt(DIGITS + 1) <= '9';
        }

        private static int minuteOfHour(String text) {
            return 10 * (text.charAt(DIGITS) - '0') + text.charAt(DIGITS + 1) - '0';
        }

        private static long parse(String text) {
            try {
                return Math.floorDiv(OffsetDateTime.parse(text).toEpochSecond(), 60);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"%s\" is no instant such as 2026-11-24T09:00:00Z. Write all minutes so, or number all of them"
                                .formatted(Place.shortened(text)),
                        e);
            }
        }
    }
}
