package dev.defib.cli.probe;

import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what was asked on the command line into a spec with a probe. */
public final class Asked {
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?![\\w.(])");
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "true", "false", "implies", "if", "then", "else", "in");

  /** Words of the language that are names of devices if they are written large. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "device",
          "driver",
          "lock",
          "model",
          "observer",
          "policy",
          "process",
          "queue",
          "signal",
          "software",
          "spec",
          "state",
          "system",
          "thread",
          "timer",
          "window");

  /** What the probe is called that is put behind the text. */
  public static final String PROBE = "asked";

  private Asked() {}

  /** There is no such device in the files. */
  public static final class UnknownDeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownDeviceException(String message) {
      super(message);
    }

    public String complaint() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * The text of the file that holds the device, with the question behind it.
   *
   * @param device a device of a spec's system, by its name; or a type of device of a model
   * @param goal names in it that stand alone are the device's
   * @param given values for parameters, by name
   */
  public static Source of(
      Loaded loaded, String device, String goal, Optional<String> start, Map<String, String> given)
      throws UnknownDeviceException {
    Map<String, Source> found = new LinkedHashMap<>();
    for (SourceFile file : loaded.files()) {
      if (!loaded.isBare()) {
        for (Spec spec : file.specs()) {
          for (String name : instances(loaded.analysis(), spec)) {
            found.putIfAbsent(name, ofInstance(spec, file, question(name, goal, start)));
          }
        }
      }
      file.model().ifPresent(m -> types(m, file.source(), goal, start, given, found));
    }
    Source source = found.get(device);
    if (source == null) {
      String known =
          found.isEmpty()
              ? "there is no device in these files"
              : "there is no device `"
                  + device
                  + "`; there are "
                  + String.join(", ", found.keySet());
      throw new UnknownDeviceException(known);
    }
    return source;
  }

  private static String question(String device, String goal, Optional<String> start) {
    return "probe "
        + PROBE
        + "\n  "
        + device
        + " to "
        + owned(goal, device)
        + start.map(s -> "\n  from " + owned(s, device)).orElse("")
        + "\n";
  }

  /** The condition with the device in front of each name that stands alone. */
  private static String owned(String condition, String device) {
    Matcher names = NAME.matcher(condition);
    return names.replaceAll(
        n ->
            WORDS.contains(n.group()) || isLiteral(condition, n.start())
                ? n.group()
                : Matcher.quoteReplacement(device + "." + n.group()));
  }

  /** What a value is compared with is no part of the device. */
  private static boolean isLiteral(String condition, int offset) {
    String before = condition.substring(0, offset).stripTrailing();
    return before.endsWith("==") || before.endsWith("!=");
  }

  // ---- A device of a spec's system

  private static List<String> instances(Analysis analysis, Spec spec) {
    var names = new ArrayList<String>();
    if (analysis.declaration(spec.system()).orElse(null)
        instanceof Declaration.SystemDeclaration system) {
      for (SystemItem item : system.items()) {
        if (item instanceof SystemItem.Instance instance
            && analysis.declaration(instance.machine()).orElse(null)
                instanceof Declaration.Machine machine
            && machine.kind() == MachineKind.DEVICE) {
          names.add(instance.length().isEmpty() ? item.name().text() : item.name() + "[0]");
        }
      }
    }
    return names;
  }

  private static Source ofInstance(Spec spec, SourceFile file, String question) {
    String text = file.source().text();
    int end = spec.span().end();
    return new Source(
        file.source().name(), text.substring(0, end) + "\n\n" + question + text.substring(end));
  }

  // ---- A device of a model, in a system of its own

  private static void types(
      SourceFile.Model model,
      Source source,
      String goal,
      Optional<String> start,
      Map<String, String> given,
      Map<String, Source> into) {
    for (Declaration declaration : model.declarations()) {
      if (declaration instanceof Declaration.Machine machine
          && machine.kind() == MachineKind.DEVICE) {
        String instance = instance(machine.name().text());
        into.putIfAbsent(
            machine.name().text(),
            new Source(
                source.name(),
                source.text().substring(0, model.span().end())
                    + "\n\n"
                    + system(machine, instance)
                    + "\nspec "
                    + model.name().text()
                    + " for ProbeAlone"
                    + values(machine, given)
                    + "\n\n"
                    + question(instance, goal, start)));
      }
    }
  }

  private static String instance(String type) {
    String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    return KEYWORDS.contains(name) ? name + "_" : name;
  }

  private static String system(Declaration.Machine machine, String instance) {
    var parameters = new ArrayList<String>();
    var items = new ArrayList<String>();
    var arguments = new ArrayList<String>();
    for (Declaration.Parameter parameter : machine.parameters()) {
      String name = parameter.name().text();
      arguments.add(name);
      switch (parameter.type()) {
        case ParameterType.QueueOf(var messages, boolean _, var _) ->
            items.add("queue " + name + ": " + messages.text() + "[1] lossy");
        case ParameterType.Writable(var type, var _) ->
            items.add("memory var " + name + ": " + type.span().text());
        case ParameterType.Plain _,
            ParameterType.Lock _,
            ParameterType.OfKind _,
            ParameterType.GroupOf _ ->
            parameters.add(parameter.span().text());
      }
    }
    items.add(instance + ": " + machine.name().text() + list(arguments));
    return "system ProbeAlone" + list(parameters) + " {\n  " + String.join("\n  ", items) + "\n}\n";
  }

  private static String values(Declaration.Machine machine, Map<String, String> given) {
    return list(
        machine.parameters().stream()
            .map(p -> p.name().text())
            .filter(given::containsKey)
            .map(name -> name + " = " + given.get(name))
            .toList());
  }

  private static String list(List<String> parts) {
    return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
  }
}
