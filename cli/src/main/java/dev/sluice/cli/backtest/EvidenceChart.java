package dev.sluice.cli.backtest;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The evidence of a fault over time, on a logarithmic scale, within 80 columns. A bar that reaches the dashed line at the
 * top rolled back.
 */
final class EvidenceChart {

    private static final double LOWEST = .1;

    /** Below the dashed line. */
    private static final int ROWS = 9;

    private static final int ROWS_PER_LABEL = 3;
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final int EIGHTHS = BLOCKS.length() - 1;
    private static final int WIDEST_BAR = 3;

    private final int[] heights;
    private final int barWidth;
    private final double needed;

    private EvidenceChart(Peaks evidence, double needed) {
        this.needed = needed;
        this.heights = Arrays.stream(evidence.values()).mapToInt(this::height).toArray();
        this.barWidth = Math.clamp(Peaks.MOST / Math.max(heights.length, 1), 1, WIDEST_BAR);
    }

    /** @param needed the evidence that rolls back, above 1 */
    static List<String> of(Peaks evidence, double needed) {
        return new EvidenceChart(evidence, needed).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (int row = ROWS; row >= 0; row--) {
            lines.add("%8s ┤%s".formatted(label(row), bars(row)).stripTrailing());
        }
        lines.set(0, lines.getFirst() + " roll back");
        return lines;
    }

    /** In eighths of a row. Whether it is above the dashed line never depends on rounding. */
    private int height(double value) {
        int most = EIGHTHS * ROWS;
        double share = Math.log(value / LOWEST) / Math.log(needed / LOWEST);
        return value >= needed
                ? Math.clamp(Math.round(share * most), most + 1, most + EIGHTHS)
                : Math.clamp(Math.round(share * most), 1, most);
    }

    private String bars(int row) {
        var bars = new StringBuilder();
        for (int height : heights) {
            int filled = Math.clamp(height - (long) EIGHTHS * row, 0, EIGHTHS);
            char block = filled == 0 && row == ROWS ? '┄' : BLOCKS.charAt(filled);
            bars.repeat(block, barWidth);
        }
        return bars.toString();
    }

    /** The evidence at the lower edge of a row. */
    private String label(int row) {
        if (row % ROWS_PER_LABEL != 0) {
            return "";
        }
        double value = LOWEST * Math.pow(needed / LOWEST, (double) row / ROWS);
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(value < 100 ? "0.##" : value < 1e6 ? "#,##0" : "0.#E0", symbols).format(value);
    }
}
