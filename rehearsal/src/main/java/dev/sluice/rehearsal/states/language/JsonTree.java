package dev.sluice.rehearsal.states.language;

import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;

/** Jackson's tree as the JSONPath library sees it; the library's own provider takes an index past the end for null. */
final class JsonTree extends Jackson3JsonNodeJsonProvider {

    @Override
    public Object getArrayIndex(Object array, int index) {
        if (index >= length(array)) {
            throw new IndexOutOfBoundsException(index);
        }
        return super.getArrayIndex(array, index);
    }
}
