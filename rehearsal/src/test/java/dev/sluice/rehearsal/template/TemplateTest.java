package dev.sluice.rehearsal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateTest {

    private static final String YAML = """
            Parameters:
              Limit: {Type: Number, Default: 3}
              Site: {Type: String}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  Name: !Sub ${Site}-people
                  Limit: !Ref Limit
                  Owner: !GetAtt Function.Arn
                  Text: !Sub ["${Site} in ${Place}", {Place: !Ref AWS::Region}]
                  Key: !If [HasKey, !Ref Key, !Ref AWS::NoValue]
                  Tags: [!Ref Site, {Key: a, Value: b}]
            """;

    @Test
    void functions_are_resolved_from_the_values_and_the_defaults() {
        var template = Template.read(YAML, Map.of("Site", "www", "Function.Arn", "arn:f", "HasKey", false));

        var properties = template.properties("Topic");

        assertThat(template.ofType("AWS::SNS::Topic")).containsExactly("Topic");
        assertThat(properties)
                .isEqualTo(Map.of(
                        "Name", "www-people",
                        "Limit", 3,
                        "Owner", "arn:f",
                        "Text", "www in us-east-1",
                        "Tags", List.of("www", Map.of("Key", "a", "Value", "b"))));
    }

    @Test
    void a_condition_that_holds_chooses_the_first_branch() {
        var template =
                Template.read(YAML, Map.of("Site", "www", "Function.Arn", "arn:f", "HasKey", true, "Key", "arn:key"));

        assertThat(template.properties("Topic").get("Key")).isEqualTo("arn:key");
    }

    @Test
    void a_value_that_is_not_known_is_named() {
        var template = Template.read(YAML, Map.of("Function.Arn", "arn:f"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.properties("Topic"))
                .withMessage("the template needs a value for Site. Add it to those given");
    }

    @Test
    void a_resource_that_is_not_there_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.read(YAML, Map.of()).properties("Queue"))
                .withMessage("the template has no resource Queue, only [Topic]");
    }
}
