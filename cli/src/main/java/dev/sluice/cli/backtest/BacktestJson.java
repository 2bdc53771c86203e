package dev.sluice.cli.backtest;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A backtest for programs. */
final class BacktestJson {

    private static final JsonMapper JSON = new JsonMapper();

    private BacktestJson() {}

    static String of(Backtest backtest) {
        var evidence = backtest.verdict().evidence();
        var json = JSON.createObjectNode();
        json.put("verdict", backtest.outcome().name());
        backtest.rolledBackAt().ifPresentOrElse(minute -> putMinute(json, minute), () -> json.putNull("minute"));
        json.put(
                "check", backtest.canary().isEmpty() ? null : evidence.reading().check());
        json.put("evidence", evidence.value());
        json.put("reason", backtest.reason());
        json.put("judged", backtest.judged());
        json.put("ignored", backtest.ignored());
        return json.toPrettyString();
    }

    /** In the file's own notation: a number stays one. */
    private static void putMinute(ObjectNode json, String minute) {
        try {
            json.put("minute", Long.parseLong(minute));
        } catch (NumberFormatException _) {
            json.put("minute", minute);
        }
    }
}
