package dev.sluice.cli.plan;

import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.SdkClients;
import dev.sluice.cli.BadInput;
import dev.sluice.cli.plan.DeployPlan.Target;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.planner.PurgeDoesNotFitException;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.PurgeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice plan}: what one deploy would purge, and what that costs. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what a deploy would purge from the edge, and what that costs.",
        footer = {
            "",
            "SITE is a folder, s3://bucket/prefix, or a manifest (one header line, then key<TAB>etag<TAB>size).",
            "Example: sluice plan --before s3://my-site --after dist --distribution E2QWRUHAPOMQZL"
        })
public final class PlanCommand implements Callable<Integer> {

    /** The bucket of a site nobody has uploaded yet. */
    private static final String NO_BUCKET = "site";

    @Spec
    private CommandSpec spec;

    @Option(names = "--before", required = true, paramLabel = "SITE", description = "The site as it is served now.")
    private String before;

    @Option(names = "--after", required = true, paramLabel = "SITE", description = "The site as it will be.")
    private String after;

    @Option(
            names = "--max-paths",
            defaultValue = "50",
            paramLabel = "N",
            description = "Bill at most N paths, 1 to 3000 (default: ${DEFAULT-VALUE}).")
    private int maxPaths;

    @Option(
            names = "--distribution",
            paramLabel = "ID",
            description = "Ask this live distribution how it serves the bucket.")
    private String distributionId;

    @Option(names = "--bucket", paramLabel = "NAME", description = "The distribution's bucket, when it has several.")
    private String bucket;

    @Option(
            names = "--index",
            paramLabel = "WHERE",
            description =
                    "Without a live distribution, dir/index.html is also served at: root (only at /), slash (/dir/; the default), both (/dir/ and /dir).")
    private Index index;

    @Option(
            names = "--always-versioned",
            paramLabel = "GLOB",
            description = "Keys whose names change with their content, such as 'cdn/**'. Repeatable.")
    private List<String> always = new ArrayList<>();

    @Option(
            names = "--never-versioned",
            paramLabel = "GLOB",
            description = "Keys whose names do not, whatever they look like. Repeatable.")
    private List<String> never = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The words of {@code --index}. */
    enum Index {
        root(DirectoryIndex.ROOT),
        slash(DirectoryIndex.SLASH),
        both(DirectoryIndex.SLASH_AND_BARE);

        private final DirectoryIndex meaning;

        Index(DirectoryIndex meaning) {
            this.meaning = meaning;
        }
    }

    @Override
    public Integer call() {
        var target = target();
        var plan = plan(target);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(PlanJson.of(plan));
        } else {
            PlanText.of(before, after, plan).forEach(out::println);
        }
        return 0;
    }

    private DeployPlan plan(Target target) {
        try {
            var old = CompletableFuture.supplyAsync(() -> Source.of(before).read());
            var fresh = Source.of(after).read();
            return DeployPlan.of(old.join(), fresh, target);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (PurgeDoesNotFitException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private Target target() {
        try {
            var names = VersionedNames.of(always, never);
            if (maxPaths < 1 || maxPaths > PurgeLimits.MOST_PATHS) {
                throw new BadInput("--max-paths must be 1 to %,d, not %d".formatted(PurgeLimits.MOST_PATHS, maxPaths));
            }
            var limits = new PurgeLimits(maxPaths, PurgeLimits.MOST_WILDCARDS);
            if (distributionId == null) {
                var where = index == null ? DirectoryIndex.SLASH : index.meaning;
                return new Target(Distribution.plain(NO_BUCKET, where), NO_BUCKET, "", names, limits);
            }
            if (index != null) {
                throw new BadInput("--index is for when there is no --distribution to ask. Leave one of them out");
            }
            var distribution = liveDistribution();
            return new Target(distribution, bucketOf(distribution), prefix(), names, limits);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    /** A folder is uploaded to where the live site lies. */
    private String prefix() {
        return Stream.of(Source.of(after), Source.of(before))
                .map(Source::prefix)
                .filter(prefix -> !prefix.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Distribution liveDistribution() {
        try (var cloudFront = SdkClients.cloudFront()) {
            return new CloudFrontEdgeCache(cloudFront).distribution(distributionId);
        }
    }

    private String bucketOf(Distribution distribution) {
        var buckets = distribution.buckets();
        var named = Stream.of(
                        Optional.ofNullable(bucket),
                        Source.of(after).bucket(),
                        Source.of(before).bucket())
                .flatMap(Optional::stream)
                .findFirst();
        if (named.isPresent()) {
            if (!buckets.contains(named.get())) {
                throw new BadInput(
                        "distribution %s does not serve the bucket %s, but %s. Name one of them with --bucket"
                                .formatted(distributionId, named.get(), buckets));
            }
            return named.get();
        }
        if (buckets.size() != 1) {
            throw new BadInput("distribution %s serves the buckets %s. Name one of them with --bucket"
                    .formatted(distributionId, buckets));
        }
        return buckets.getFirst();
    }
}
