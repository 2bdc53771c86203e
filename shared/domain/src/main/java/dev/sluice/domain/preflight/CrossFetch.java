package dev.sluice.domain.preflight;

import dev.sluice.domain.routing.Arm;
import java.util.List;

/**
 * Pages as each arm serves them, and what they need as the other arm serves it.
 *
 * @param pages asked for, of either arm
 * @param assets that a page refers to, its own arm has, and the other arm was asked for
 */
public record CrossFetch(List<Page> pages, List<Asset> assets) {

    public static final CrossFetch NOTHING = new CrossFetch(List.of(), List.of());

    public CrossFetch {
        pages = List.copyOf(pages);
        assets = List.copyOf(assets);
    }

    /**
     * @param usable whether it is a page a browser can show
     * @param answer in words, such as {@code answers 403}
     */
    public record Page(String path, Arm arm, boolean usable, String answer) {}

    /**
     * @param page that refers to it
     * @param arm that served the page; the other one was asked for the asset
     * @param there whether the other one has it
     * @param answer in words, such as {@code answers 404}
     */
    public record Asset(String path, String page, Arm arm, boolean there, String answer) {}
}
