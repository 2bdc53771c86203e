package dev.sluice.domain.purge;

/**
 * The path pattern of a cache behaviour: {@code *} stands for any characters, none included, {@code ?} for exactly one.
 * Case counts; a leading slash is optional. It is kept the way {@link EdgePath} spells paths, so that the two compare.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html">
 *     CloudFront Developer Guide, path pattern</a>
 */
public record PathPattern(String value) {

    /** What the default behaviour matches. */
    public static final PathPattern ALL = new PathPattern("*");

    public PathPattern {
        if (!value.startsWith("/") && !value.startsWith("*")) {
            value = "/" + value;
        }
        // Of the characters CloudFront allows in a pattern, edge paths encode these two.
        value = value.replace("~", "%7E").replace("\"", "%22");
    }

    /** Whether the pattern matches the whole path. Linear in the path for each star: a star never looks back twice. */
    public boolean matches(String path) {
        if (value.equals("*")) {
            return true;
        }
        int star = -1;
        int resume = 0;
        int p = 0;
        int i = 0;
        while (i < path.length()) {
            if (p < value.length() && value.charAt(p) == '*') {
                star = p++;
                resume = i;
            } else if (p < value.length() && (value.charAt(p) == '?' || value.charAt(p) == path.charAt(i))) {
                p++;
                i++;
            } else if (star >= 0) {
                p = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (p < value.length() && value.charAt(p) == '*') {
            p++;
        }
        return p == value.length();
    }

    /** The characters before the first placeholder: every matching path starts with them. */
    public String literalPrefix() {
        int end = 0;
        while (end < value.length() && value.charAt(end) != '*' && value.charAt(end) != '?') {
            end++;
        }
        return end == 0 ? "/" : value.substring(0, end);
    }
}
