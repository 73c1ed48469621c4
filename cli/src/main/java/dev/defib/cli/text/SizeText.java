package dev.defib.cli.text;

import dev.defib.checker.size.SizePart;
import dev.defib.checker.size.SizeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How large a state space is and what makes it so, as lines of text. */
final class SizeText {
  private static final int PARTS_MAX = 12;

  private SizeText() {}

  /** In one line: how many states there are. */
  static String total(SizeProfile profile) {
    String seen = Texts.count(profile.states(), "state");
    if (profile.complete()) {
      return seen + ", " + Texts.count(profile.depth(), "step") + " deep";
    }
    String about =
        profile.estimate().isPresent()
            ? "about 10^" + Math.round(Math.log10(profile.estimate().getAsDouble())) + " in all"
            : "how many in all cannot be told from these";
    return "more than " + seen + " within " + Texts.count(profile.depth(), "step") + "; " + about;
  }

  /** Rows for a table: what the part is, its factor, its contents, and what makes it smaller. */
  static List<List<String>> rows(SizeProfile profile) {
    var rows = new ArrayList<List<String>>();
    for (SizePart part : profile.parts().stream().limit(PARTS_MAX).toList()) {
      rows.add(
          List.of(
              name(part),
              String.format(Locale.ROOT, "x %.1f", part.factor()),
              Texts.count(part.contents(), "value"),
              remedy(part.kind())));
    }
    return rows;
  }

  private static String name(SizePart part) {
    return switch (part.kind()) {
      case CLOCKS -> "clocks of " + part.name();
      case QUEUE -> "queue " + part.name();
      case LOCK -> "lock " + part.name();
      case MACHINE, SHARED, FAULT -> part.name();
    };
  }

  private static String remedy(SizePart.Kind kind) {
    return switch (kind) {
      case MACHINE -> "fewer states, smaller ranges of its variables";
      case CLOCKS -> "smaller times: their order matters, seldom their size";
      case QUEUE -> "a smaller capacity, fewer messages and fields";
      case LOCK -> "fewer machines that take it";
      case SHARED -> "a smaller range";
      case FAULT -> "fewer strikes";
    };
  }
}
