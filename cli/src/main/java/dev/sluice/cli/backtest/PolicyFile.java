package dev.sluice.cli.backtest;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.cli.BadInput;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.judge.Pace;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Risk;
import dev.sluice.domain.judge.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy as a JSON document: {@code limits}, {@code risk} and {@code pace} with the members of {@link Limits},
 * {@link Risk} and {@link Pace}. It gives only what differs from the defaults.
 */
final class PolicyFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PolicyFile() {}

    /** @throws BadInput when the file cannot be read or is no policy; the message names the line and column */
    static Policy read(Path file, Policy defaults) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadInput("cannot read the policy %s. Give a JSON file".formatted(file));
        }
        var given = parse(file);
        var limits = given.limits == null
                ? defaults.limits()
                : inRange(file, "limits", () -> given.limits.over(defaults.limits()));
        var risk = given.risk == null ? defaults.risk() : inRange(file, "risk", () -> given.risk.over(defaults.risk()));
        var pace = given.pace == null ? defaults.pace() : inRange(file, "pace", () -> given.pace.over(defaults.pace()));
        return inRange(file, "limits and risk", () -> new Policy(limits, risk, pace));
    }

    private static Given parse(Path file) {
        try {
            return requireNonNullElse(JSON.readValue(file.toFile(), Given.class), new Given(null, null, null));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadInput(
                    "%s, line %d, column %d: %s".formatted(file, at.getLineNr(), at.getColumnNr(), problem(e)), e);
        }
    }

    private static String problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no \"%s\" in a policy here. Known are %s"
                        .formatted(
                                unknown.getPropertyName(),
                                unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                "\"%s\" must be %s"
                        .formatted(mismatch.getPath().getLast().getPropertyName(), kind(mismatch.getTargetType()));
            case MismatchedInputException _ -> "a policy must be one object, in braces";
            default ->
                "this is no JSON, or names a member twice. Look just before this place: a comma, quote or brace is missing, or there is one too many";
        };
    }

    private static String kind(Class<?> type) {
        if (type == Double.class) {
            return "a number";
        }
        return Number.class.isAssignableFrom(type) ? "a whole number" : "an object, in braces";
    }

    private static <T> T inRange(Path file, String part, Supplier<T> built) {
        try {
            return built.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s, %s: %s".formatted(file, part, e.getMessage()), e);
        }
    }

    /** What the document gives; null where it is silent. */
    private record Given(GivenLimits limits, GivenRisk risk, GivenPace pace) {}

    private record GivenLimits(
            Double errorRate, Double timesStable, Double tolerated, Double hitRatio, Double latencyMillis) {

        Limits over(Limits defaults) {
            return new Limits(
                    requireNonNullElse(errorRate, defaults.errorRate()),
                    requireNonNullElse(timesStable, defaults.timesStable()),
                    requireNonNullElse(tolerated, defaults.tolerated()),
                    requireNonNullElse(hitRatio, defaults.hitRatio()),
                    latencyMillis == null ? defaults.latencyMillis() : OptionalDouble.of(latencyMillis));
        }
    }

    private record GivenRisk(Double alpha, Double beta, Double proofMargin, Double suspicion, GivenWeights weights) {

        Risk over(Risk defaults) {
            return new Risk(
                    requireNonNullElse(alpha, defaults.alpha()),
                    requireNonNullElse(beta, defaults.beta()),
                    requireNonNullElse(proofMargin, defaults.proofMargin()),
                    requireNonNullElse(suspicion, defaults.suspicion()),
                    weights == null ? defaults.weights() : weights.over(defaults.weights()));
        }
    }

    private record GivenWeights(Double errorRate, Double againstStable, Double hitRatio, Double latency) {

        Weights over(Weights defaults) {
            return new Weights(
                    requireNonNullElse(errorRate, defaults.errorRate()),
                    requireNonNullElse(againstStable, defaults.againstStable()),
                    requireNonNullElse(hitRatio, defaults.hitRatio()),
                    requireNonNullElse(latency, defaults.latency()));
        }
    }

    private record GivenPace(
            Long minimumRequests, Integer wholeMinutes, Double proveAbove, Integer patience, Integer horizon) {

        Pace over(Pace defaults) {
            return new Pace(
                    requireNonNullElse(minimumRequests, defaults.minimumRequests()),
                    requireNonNullElse(wholeMinutes, defaults.wholeMinutes()),
                    requireNonNullElse(proveAbove, defaults.proveAbove()),
                    requireNonNullElse(patience, defaults.patience()),
                    requireNonNullElse(horizon, defaults.horizon()));
        }
    }
}
