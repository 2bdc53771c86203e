package dev.sluice.rehearsal.picture;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The picture's looks. Blue is what users got, ink what Sluice did and knew, vermilion what is bad: Okabe and Ito's colours,
 * which colour-blind people can tell apart, darkened or lightened until text in them has a contrast of 4.5 and more.
 */
final class Theme {

    private static final String RULES = """

            .cutover{--paper:#ffffff;--ink:#1f2328;--muted:#59636e;--grid:#e4e8ec;--base:#8c959f;--pole:#cbd2d9;\
            --blue:#0067a8;--bad:#b8450b;--good:#00755a}
            @media (prefers-color-scheme:dark){.cutover{--paper:#0d1117;--ink:#f0f6fc;--muted:#9da7b3;--grid:#21262d;\
            --base:#6e7681;--pole:#3d444d;--blue:#58b4f0;--bad:#ff8f57;--good:#3ecf9f}}
            .cutover text{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Helvetica,Arial,sans-serif;fill:var(--ink);\
            paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
            .cutover .subtitle,.cutover .note,.cutover .tick{fill:var(--muted)}
            .cutover .paper{fill:var(--paper)}
            .cutover line{stroke-width:1}
            .cutover .grid{stroke:var(--grid)}
            .cutover .base{stroke:var(--base)}
            .cutover .limit{stroke:var(--bad);stroke-dasharray:5 3}
            .cutover .beyond{fill:var(--bad);opacity:.07}
            .cutover .stroke{fill:none;stroke-linecap:round;stroke-linejoin:round;stroke-width:2}
            .cutover .requests.stroke{stroke:var(--blue);stroke-width:1.5}
            .cutover .requests.fill{fill:var(--blue);opacity:.2}
            .cutover .weight.stroke{stroke:var(--ink)}
            .cutover .bad{fill:var(--bad)}
            .cutover .pole{stroke:var(--pole)}
            .cutover .sign{fill:var(--muted)}
            .cutover .rollback .pole{stroke:var(--bad);stroke-width:1.5}
            .cutover .fault .pole{stroke:var(--bad);stroke-dasharray:2 3}
            .cutover .hold .pole{stroke-dasharray:6 4}
            .cutover .promoted .pole{stroke:var(--good);stroke-width:1.5}
            .cutover .rollback .sign,.cutover .fault .sign{fill:var(--bad)}
            .cutover .promoted .sign{fill:var(--good)}
            .cutover .rollback text,.cutover .fault text,.cutover .alarm text{fill:var(--bad)}
            .cutover .promoted text{fill:var(--good)}
            .cutover .requests text{fill:var(--blue)}
            """;

    private Theme() {}

    static String css() {
        return Arrays.stream(Lettering.values()).map(Lettering::css).collect(Collectors.joining("\n", RULES, "\n"));
    }
}
