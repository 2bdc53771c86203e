package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.json.Json;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TemplateTest {

    @Test
    void holes_are_filled_and_the_rest_stays() {
        var template = Template.parse(Json.parse("""
                {"a.$":"$.x","b":{"c.$":"$$.Execution.Name","d":[{"e.$":"States.MathAdd($.x, 1)"},"$.x"]},"f":"$.x"}"""));

        var filled = template.fill(Scopes.around("{'x':7}"));

        assertThat(filled).hasToString("{\"a\":7,\"b\":{\"c\":\"deploy-1\",\"d\":[{\"e\":8},\"$.x\"]},\"f\":\"$.x\"}");
    }

    @Property
    void a_template_without_holes_is_its_own_result(@ForAll long seed) {
        var json = new RandomJson(seed).object();
        var input = new RandomJson(~seed).document();

        assertThat(Template.parse(json).fill(scope(input))).isEqualTo(json);
    }

    @Property
    void a_hole_for_the_whole_input_holds_the_input(@ForAll long seed) {
        var input = new RandomJson(seed).document();
        var template = Template.parse(Json.parse("{\"in\":{\"deep.$\":\"$\"}}"));

        assertThat(template.fill(scope(input)).get("in").get("deep")).isEqualTo(input);
    }

    @Property
    void every_field_can_be_looked_up_by_its_quoted_name(@ForAll long seed) {
        var input = new RandomJson(seed).object();
        var holes = new LinkedHashMap<String, String>();
        input.propertyNames().forEach(name -> holes.put(name + ".$", "$['%s']".formatted(name)));

        var filled = Template.parse(Json.tree(holes)).fill(scope(input));

        assertThat(filled).isEqualTo(input);
    }

    @Property
    void json_survives_its_way_through_a_string(@ForAll long seed) {
        var input = new RandomJson(seed).document();
        var thereAndBack = Expression.parse("States.StringToJson(States.JsonToString($))");

        assertThat(thereAndBack.evaluate(scope(input))).hasToString(input.toString());
    }

    @Property
    void what_a_result_path_puts_there_is_found_there(@ForAll long seed) {
        var input = new RandomJson(seed).object();
        var result = new RandomJson(~seed).document();

        var combined = ReferencePath.parse("$.the.result").put(input, result);

        assertThat(Path.parse("$.the.result").read(scope(combined))).isEqualTo(result);
        input.properties()
                .forEach(field -> assertThat(combined.get(field.getKey())).isEqualTo(field.getValue()));
    }

    private static Scope scope(JsonNode input) {
        return new Scope(input, Json.parse("{}"), new SplittableRandom(1));
    }
}
