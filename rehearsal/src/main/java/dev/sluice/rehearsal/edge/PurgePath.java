package dev.sluice.rehearsal.edge;

/**
 * A path of an invalidation as the edge reads it: compared with cache keys character by character, a final star standing for
 * anything (CloudFront Developer Guide, specify the files to invalidate).
 */
record PurgePath(String value) {

    boolean isWildcard() {
        return value.endsWith("*");
    }

    String prefix() {
        return value.substring(0, value.length() - 1);
    }

    boolean covers(String cacheKey) {
        return isWildcard() ? cacheKey.startsWith(prefix()) : cacheKey.equals(value);
    }
}
