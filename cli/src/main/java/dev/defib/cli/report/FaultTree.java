package dev.defib.cli.report;

import dev.defib.cli.document.SurveyDocument;
import dev.defib.cli.document.SurveyDocument.MinimalSet;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The minimal sets of surveys as fault trees, in the Open-PSA Model Exchange Format 2.0.
 *
 * <p>The second strike of one fault is a basic event of its own. The format has no order of events:
 * where it matters, it stands in an attribute of the gate.
 */
public final class FaultTree {
  private FaultTree() {}

  public static String write(SurveyDocument document) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n<opsa-mef>\n");
    document.surveys().stream()
        .filter(survey -> !survey.sets().isEmpty())
        .forEach(survey -> tree(text, survey));
    return text.append("</opsa-mef>\n").toString();
  }

  private static void tree(StringBuilder text, SurveyEntry survey) {
    String name = identifier(survey.id());
    text.append("  <define-fault-tree name=\"").append(name).append("\">\n");
    int sets = survey.sets().size();
    text.append("    <define-gate name=\"").append(name).append("-top\">\n");
    String known = survey.open().isEmpty() ? "" : ", as far as it is decided";
    text.append("      <label>clients are not surely served again" + known + "</label>\n");
    String gates =
        IntStream.rangeClosed(1, sets)
            .mapToObj(i -> "<gate name=\"" + name + "-set-" + i + "\"/>")
            .collect(Collectors.joining());
    text.append("      ").append(sets == 1 ? gates : "<or>" + gates + "</or>").append('\n');
    text.append("    </define-gate>\n");
    Set<Event> events = new LinkedHashSet<>();
    for (int i = 0; i < sets; i++) {
      set(text, name + "-set-" + (i + 1), survey.sets().get(i), events);
    }
    for (Event event : events) {
      text.append("    <define-basic-event name=\"").append(event.name()).append("\">\n");
      text.append("      <label>").append(Markup.xml(event.label())).append("</label>\n");
      text.append("    </define-basic-event>\n");
    }
    text.append("  </define-fault-tree>\n");
  }

  private record Event(String name, String label) {}

  private static void set(StringBuilder text, String gate, MinimalSet set, Set<Event> events) {
    List<Event> parts = events(set.orders().getFirst());
    events.addAll(parts);
    text.append("    <define-gate name=\"").append(gate).append("\">\n");
    if (set.ordered()) {
      String orders =
          set.orders().stream()
              .map(order -> String.join(", then ", order))
              .collect(Collectors.joining("; "));
      text.append("      <attributes><attribute name=\"order\" value=\"")
          .append(Markup.xml(orders))
          .append("\"/></attributes>\n");
    }
    String all =
        parts.stream()
            .map(event -> "<basic-event name=\"" + event.name() + "\"/>")
            .collect(Collectors.joining());
    text.append("      ").append(parts.size() == 1 ? all : "<and>" + all + "</and>").append('\n');
    text.append("    </define-gate>\n");
  }

  private static List<Event> events(List<String> faults) {
    List<Event> events = new ArrayList<>();
    for (String fault : faults) {
      long before = events.stream().filter(e -> e.label().startsWith(fault)).count();
      String again = before == 0 ? "" : "-" + (before + 1);
      String label = before == 0 ? fault : fault + ", strike " + (before + 1);
      events.add(new Event(identifier(fault) + again, label));
    }
    return events;
  }

  /** A name of the format: a letter, then letters, digits, underscores and hyphens. */
  private static String identifier(String name) {
    String cleaned = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return cleaned.matches("[A-Za-z].*") ? cleaned : "f" + cleaned;
  }
}
