package dev.defib.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SARIF 2.1.0 log: of its object model, what Defib uses. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
  record Run(Tool tool, List<Invocation> invocations, String columnKind, List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, String version, List<Rule> rules) {}

  record Rule(String id, Message shortDescription, Message fullDescription) {}

  record Message(String text) {}

  record Invocation(
      boolean executionSuccessful, int exitCode, List<Notification> toolExecutionNotifications) {}

  record Notification(String level, Message message) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Message message,
      List<Location> locations,
      Map<String, String> partialFingerprints,
      @Nullable List<CodeFlow> codeFlows) {}

  record CodeFlow(List<ThreadFlow> threadFlows) {}

  record ThreadFlow(List<FlowLocation> locations) {}

  /**
   * A step of a run.
   *
   * @param state the parts of the state that it changed
   */
  record FlowLocation(
      int executionOrder, String importance, Location location, Map<String, Message> state) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Location(@Nullable PhysicalLocation physicalLocation, @Nullable Message message) {}

  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  record ArtifactLocation(String uri) {}

  record Region(int startLine, int startColumn, int endLine, int endColumn) {}
}
