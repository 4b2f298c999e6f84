package io.github.restcors.it.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a case that fails smaller, as long as it fails: whatever can be left out of its JSON is left out. On applications of
 * this size jqwik's own shrinking stops long before.
 */
final class Smaller {

    private final Predicate<JsonNode> fails;
    private final JsonNode root;

    private Smaller(JsonNode root, Predicate<JsonNode> fails) {
        this.root = root;
        this.fails = fails;
    }

    /**
     * Returns what is left.
     *
     * @param fails whether a tree still fails; false of one that makes no sense
     */
    static JsonNode of(JsonNode failing, Predicate<JsonNode> fails) {
        Smaller smaller = new Smaller(failing.deepCopy(), fails);
        while (smaller.shrink(smaller.root)) {
            // what was needed at first may be no more
        }
        return smaller.root;
    }

    private boolean shrink(JsonNode node) {
        boolean changed = false;
        if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                JsonNode element = array.remove(i);
                if (fails.test(root)) {
                    changed = true;
                } else {
                    array.insert(i, element);
                    changed |= shrink(element);
                }
            }
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                changed |= shrink(object, name);
            }
        }
        return changed;
    }

    private boolean shrink(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        JsonNode less = value.isBoolean() ? BooleanNode.FALSE : NullNode.getInstance();
        if (value.equals(less)) {
            return false;
        }
        object.set(name, less);
        if (fails.test(root)) {
            return true;
        }
        object.set(name, value);
        return shrink(value);
    }
}
