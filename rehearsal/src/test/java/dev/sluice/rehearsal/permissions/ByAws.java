package dev.sluice.rehearsal.permissions;

import java.util.List;

/** What AWS does in the name of a role, without a call of our code, and why. */
record ByAws(String why, List<String> actions) {

    static final ByAws RUNTIME = new ByAws(
            "the runtime of Lambda",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords");

    static final ByAws ENCRYPTED_TOPIC =
            new ByAws("SNS, for a topic that is encrypted", "kms:Decrypt", "kms:GenerateDataKey");

    static final ByAws EXECUTION_LOG = new ByAws(
            "Step Functions, for its log",
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    static final ByAws EXECUTION_TRACES = new ByAws(
            "Step Functions, for its traces",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets");

    ByAws(String why, String... actions) {
        this(why, List.of(actions));
    }
}
