package dev.defib.dsl.analysis;

import static java.util.stream.Collectors.joining;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Brings arguments, given by place or by name, together with what they are for. */
final class Arguments {
  /** What takes the values: a message with its fields, or a command with its parameters. */
  record Target(String described, Identifier declared, List<Identifier> names, List<Type> types) {}

  private final Program program;

  Arguments(Program program) {
    this.program = program;
  }

  /**
   * Assigns each argument to one of the names.
   *
   * @return for each name, its argument, if it has one; for what does not fit, a report
   */
  List<Optional<Argument>> match(
      String target, Identifier declared, List<Identifier> names, List<Argument> arguments) {
    List<Optional<Argument>> matched =
        new ArrayList<>(Collections.nCopies(names.size(), Optional.empty()));
    boolean named = false;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      int place = argument.name().map(n -> index(names, n)).orElse(i);
      named |= argument.name().isPresent();
      if (argument.name().isEmpty() && named) {
        program.facts.report(unnamed(argument));
      } else if (argument.name().isPresent() && place < 0) {
        program.facts.report(unknownName(target, declared, names, argument.name().get()));
      } else if (place >= names.size()) {
        program.facts.report(tooMany(target, declared, names.size(), arguments.size(), argument));
        break;
      } else if (matched.get(place).isPresent()) {
        program.facts.report(twice(names.get(place), matched.get(place).get(), argument));
      } else {
        matched.set(place, Optional.of(argument));
      }
    }
    return matched;
  }

  private static Diagnostic unnamed(Argument argument) {
    return Diagnostic.of(
            Code.WRONG_ARGUMENT, "an argument without a name stands behind a named one")
        .help("give it its name as well, or write it before the named ones")
        .at(argument.span(), "which parameter is it for?");
  }

  private static int index(List<Identifier> names, Identifier name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).text().equals(name.text())) {
        return i;
      }
    }
    return -1;
  }

  private static Diagnostic unknownName(
      String target, Identifier declared, List<Identifier> names, Identifier name) {
    List<String> texts = names.stream().map(Identifier::text).toList();
    var diagnostic =
        Diagnostic.of(Code.UNKNOWN_PARAMETER, target + " has no parameter `" + name + "`")
            .because(declared.span(), "declared here");
    Words.help(name.text(), "parameters", texts).ifPresent(diagnostic::help);
    return diagnostic.at(name.span(), "no such parameter");
  }

  private static Diagnostic tooMany(
      String target, Identifier declared, int possible, int given, Argument argument) {
    return Diagnostic.of(
            Code.WRONG_ARGUMENT_COUNT,
            target + " takes " + Words.count(possible, "argument") + ", not " + given)
        .because(declared.span(), "declared here")
        .help("remove `" + argument.span().text() + "`, or declare what takes it")
        .at(argument.span(), "one too many");
  }

  private static Diagnostic twice(Identifier name, Argument former, Argument argument) {
    return Diagnostic.of(Code.DUPLICATE_NAME, "`" + name + "` is given twice")
        .because(former.span(), "given here already")
        .at(argument.span(), "given again");
  }

  /** Checks values for all of a target's names; each must be there. */
  void values(Target target, Identifier place, List<Argument> arguments, Context c) {
    int reported = program.facts.found();
    List<Optional<Argument>> matched =
        match(target.described(), target.declared(), target.names(), arguments);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < matched.size(); i++) {
      if (matched.get(i).isPresent()) {
        String role = "`" + target.names().get(i) + "` of " + target.described();
        program.expressions.expect(matched.get(i).get().value(), target.types().get(i), c, role);
      } else {
        missing.add(target.names().get(i).text());
      }
    }
    if (!missing.isEmpty() && reported == program.facts.found()) {
      program.facts.report(missing(target, place, missing));
    }
  }

  private static Diagnostic missing(Target target, Identifier place, List<String> missing) {
    return Diagnostic.of(
            Code.MISSING_ARGUMENT, target.described() + " needs " + Words.list(missing))
        .because(target.declared().span(), "declared here")
        .help(
            "write its value behind it, for example `"
                + place
                + "("
                + target.types().stream().map(Words::example).collect(joining(", "))
                + ")`")
        .at(place.span(), "without " + Words.list(missing));
  }
}
