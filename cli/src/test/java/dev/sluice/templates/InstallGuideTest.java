package dev.sluice.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide says, as far as numbers go. */
class InstallGuideTest {

    private static final Pattern PRICE = Pattern.compile("(?m)^\\| \\w.* \\| \\$([0-9.]+) \\|$");
    private static final Pattern TOTAL = Pattern.compile("(?m)^\\| \\| \\| \\*\\*\\$([0-9.]+)\\*\\* \\|$");
    private static final Pattern QUOTED = Pattern.compile("\\$([0-9.]+[0-9]) a month");

    @Test
    void the_costs_of_a_month_add_up_and_the_readme_quotes_them() throws IOException {
        var guide = read("docs/install.md");
        var prices = amounts(PRICE, guide);

        var total = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var idle = prices.get(1).add(prices.get(2)).add(new BigDecimal("0.52"));

        assertThat(prices).hasSize(10);
        assertThat(amounts(TOTAL, guide)).containsExactly(total);
        assertThat(guide).contains("Without a deploy it is alarms, key and polls: $%s.".formatted(idle));
        assertThat(amounts(QUOTED, read("README.md"))).containsExactly(total, idle);
    }

    private static List<BigDecimal> amounts(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> new BigDecimal(match.group(1)))
                .toList();
    }

    private static String read(String page) throws IOException {
        return Files.readString(Command.root().resolve(page));
    }
}
