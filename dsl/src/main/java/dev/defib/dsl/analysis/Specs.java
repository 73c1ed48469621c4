package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks specs: the system that they are for, what they define, and their checks. */
final class Specs {
  private final Program program;
  private final Facts facts;
  private final Modules modules;
  private final Systems systems;
  private final Shapes shapes;
  private final Machines machines;
  private final Forms forms;
  private final AbsentFaults absentFaults;
  private final Faults faults;
  private final Probes probes;
  private final Questions questions;
  private final Map<String, Identifier> names = new LinkedHashMap<>();

  Specs(Program program, Modules modules, Systems systems) {
    this.program = program;
    this.facts = program.facts;
    this.modules = modules;
    this.systems = systems;
    this.shapes = new Shapes(program);
    this.machines = new Machines(program);
    this.faults = new Faults(program);
    this.forms = new Forms(program, faults);
    this.absentFaults = new AbsentFaults(program.facts);
    this.probes = new Probes(program, faults);
    this.questions = new Questions(program, systems, faults);
  }

  /** The module of a spec's system, loaded if need be. */
  Optional<Module> module(Spec spec, SourceFile file) {
    String model = Module.prefix(spec.system());
    if (model.isEmpty()) {
      Optional<Module> own = modules.of(file);
      if (own.isEmpty()) {
        facts.report(modelMissing(spec.system()));
      }
      return own;
    }
    Span place =
        spec.system()
            .parts()
            .getFirst()
            .span()
            .to(spec.system().parts().get(spec.system().parts().size() - 2).span());
    Optional<SourceFile.Model> whole = modules.named(spec.system().text());
    if (whole.isPresent()) {
      facts.report(systemMissing(spec.system(), whole.get()));
      return Optional.empty();
    }
    return modules.find(model, file, place);
  }

  private static Diagnostic systemMissing(QualifiedName name, SourceFile.Model model) {
    List<String> systems =
        model.declarations().stream()
            .filter(Declaration.SystemDeclaration.class::isInstance)
            .map(s -> name.text() + "." + s.name())
            .toList();
    var diagnostic =
        Diagnostic.of(Code.NOT_A_SYSTEM, "`" + name + "` is a model; a spec is for a system of it");
    if (!systems.isEmpty()) {
      diagnostic.help("name the system: " + Words.list(systems).replace(" and ", " or "));
    }
    return diagnostic.at(name.span(), "a model");
  }

  private static Diagnostic modelMissing(QualifiedName system) {
    return Diagnostic.of(
            Code.NOT_A_SYSTEM,
            "there is no model in this file that could hold the system `" + system + "`")
        .help("write the model in front: `for tutorial.disk." + system + "`")
        .at(system.span());
  }

  void check(Spec spec, Module module) {
    name(spec);
    Optional<Declaration.SystemDeclaration> system = system(spec, module);
    if (system.isEmpty()) {
      return;
    }
    Scope scope = systems.scope(system.get()).inner();
    Context c = Context.of(scope, module, new Viewer.OfSpec());
    arguments(spec, system.get(), c);
    declare(spec, scope, systems.scope(system.get()), c);
    spec.items().forEach(i -> item(i, spec, system.get(), c));
    duplicates(spec);
  }

  private void name(Spec spec) {
    Identifier name = new Identifier(spec.name().text(), spec.name().span());
    Identifier former = names.putIfAbsent(name.text(), name);
    if (former != null) {
      facts.report(Scope.duplicate(name, former.span()));
    }
  }

  private Optional<Declaration.SystemDeclaration> system(Spec spec, Module module) {
    Identifier name = spec.system().last();
    Optional<Declaration> found =
        module.declarations().stream().filter(d -> d.name().text().equals(name.text())).findFirst();
    if (found.isPresent() && found.get() instanceof Declaration.SystemDeclaration system) {
      facts.declarations.put(spec.system(), system);
      return Optional.of(system);
    }
    if (!facts.isBroken(module.source())) {
      facts.report(notASystem(name, found, module));
    }
    return Optional.empty();
  }

  private static Diagnostic notASystem(
      Identifier name, Optional<Declaration> found, Module module) {
    List<String> names =
        module.declarations().stream()
            .filter(Declaration.SystemDeclaration.class::isInstance)
            .map(d -> d.name().text())
            .toList();
    String headline =
        found
            .map(d -> "`" + name + "` is " + Words.describe(d) + ", not a system")
            .orElse("the model `" + module.name() + "` has no system `" + name + "`");
    var diagnostic = Diagnostic.of(Code.NOT_A_SYSTEM, headline);
    found.ifPresent(d -> diagnostic.because(d.name().span(), "declared here"));
    Words.help(name.text(), "systems", names).ifPresent(diagnostic::help);
    return diagnostic.at(name.span(), "not a system");
  }

  private void arguments(Spec spec, Declaration.SystemDeclaration system, Context c) {
    List<Identifier> names = system.parameters().stream().map(Declaration.Parameter::name).toList();
    List<Optional<Argument>> matched =
        program.arguments.match("`" + system.name() + "`", system.name(), names, spec.arguments());
    for (int i = 0; i < names.size(); i++) {
      Declaration.Parameter parameter = system.parameters().get(i);
      Context constant = c.constant("an argument");
      String role = "`" + parameter.name() + "` of `" + system.name() + "`";
      matched
          .get(i)
          .ifPresent(
              a -> program.expressions.expect(a.value(), systems.type(parameter), constant, role));
      if (matched.get(i).isEmpty() && parameter.initial().isEmpty()) {
        facts.report(
            Diagnostic.of(
                    Code.MISSING_ARGUMENT,
                    "`" + system.name() + "` needs `" + parameter.name() + "`")
                .because(parameter.span(), "it has no default")
                .help("write `for " + spec.system() + "(" + parameter.name() + " = …)`")
                .at(spec.system().span()));
      }
    }
  }

  /** Declares what the spec names itself, all of it before anything is looked into. */
  private void declare(Spec spec, Scope scope, Scope system, Context c) {
    for (Spec.SpecItem item : spec.items()) {
      switch (item) {
        case Spec.SpecItem.Define define -> {
          Definition definition = define.definition();
          if (isFree(definition.name(), system)) {
            scope.declare(
                definition.name(), new Symbol.OfDefinition(definition), Type.UNKNOWN, facts);
          }
          program.definitions.add(
              definition, () -> program.expressions.value(definition.value(), c));
        }
        case Spec.SpecItem.Observer observer -> observer(observer.machine(), scope, system, c);
        case Spec.SpecItem.Recovered _,
            Spec.SpecItem.Allow _,
            Spec.SpecItem.CheckItem _,
            Spec.SpecItem.ProbeItem _,
            Spec.SpecItem.SurveyItem _,
            Spec.SpecItem.TuneItem _ -> {}
      }
    }
  }

  /** Whether the system leaves a name to the spec; reports one that it has itself. */
  private boolean isFree(Identifier name, Scope system) {
    Optional<Scope.Entry> taken =
        system
            .find(name.text())
            .filter(
                e ->
                    e.symbol() instanceof Symbol.OfItem
                        || e.symbol() instanceof Symbol.OfParameter);
    taken.ifPresent(e -> facts.report(Scope.duplicate(name, e.place())));
    return taken.isEmpty();
  }

  private void observer(Declaration.Machine machine, Scope scope, Scope system, Context c) {
    Shape shape = new Shape(c.module(), machine, scope);
    program.add(shape);
    if (isFree(machine.name(), system)) {
      Type type = new Type.Machine(machine.kind(), Optional.of(shape));
      scope.declare(machine.name(), new Symbol.OfObserver(machine), type, facts);
    }
    shapes.declare(shape);
  }

  private void item(
      Spec.SpecItem item, Spec spec, Declaration.SystemDeclaration system, Context c) {
    switch (item) {
      case Spec.SpecItem.Define define -> program.definitions.type(define.definition());
      case Spec.SpecItem.Recovered recovered ->
          program.expressions.truth(
              recovered.condition(),
              c.withoutEvents("`recovered` is about states"),
              "what is `recovered`");
      case Spec.SpecItem.Observer observer -> {
        program.shape(observer.machine()).ifPresent(machines::check);
        Observers.check(observer.machine()).forEach(facts::report);
      }
      case Spec.SpecItem.CheckItem check -> check(check.check(), c);
      case Spec.SpecItem.ProbeItem probe -> probes.check(probe.probe(), c);
      case Spec.SpecItem.SurveyItem survey -> questions.check(survey.survey(), c);
      case Spec.SpecItem.TuneItem tune -> questions.check(tune.tune(), spec, system, c);
      case Spec.SpecItem.Allow _ -> {}
    }
  }

  private void check(Spec.Check check, Context c) {
    check.faults().forEach(f -> faults.check(f, c));
    if (check.form().isPresent()) {
      forms.check(check.form().get(), c);
      absentFaults.check(check);
    } else {
      facts.report(
          Diagnostic.of(Code.MISSING_FORM, "the check `" + check.name() + "` asks nothing")
              .help("say what must hold, for example `always eventually usable`")
              .at(check.name().span(), "what must hold?"));
    }
  }

  /** Names of questions, and clauses that may stand only once. */
  private void duplicates(Spec spec) {
    Map<String, Identifier> questions = new LinkedHashMap<>();
    Optional<Span> recovered = Optional.empty();
    for (Spec.SpecItem item : spec.items()) {
      Optional<Identifier> name = name(item);
      if (name.isPresent()) {
        unique(name.get(), questions);
      } else if (item instanceof Spec.SpecItem.Recovered clause) {
        if (recovered.isPresent()) {
          facts.report(
              Diagnostic.of(Code.DUPLICATE_CLAUSE, "`recovered` is said twice")
                  .because(recovered.get(), "said here already")
                  .help("join the two with `and`")
                  .at(clause.span()));
        }
        recovered = Optional.of(clause.span());
      }
    }
  }

  private void unique(Identifier name, Map<String, Identifier> questions) {
    Identifier former = questions.putIfAbsent(name.text(), name);
    if (former != null) {
      facts.report(Scope.duplicate(name, former.span()));
    }
  }

  /** What a question of the spec is called. */
  private static Optional<Identifier> name(Spec.SpecItem item) {
    return switch (item) {
      case Spec.SpecItem.CheckItem asked -> Optional.of(asked.check().name());
      case Spec.SpecItem.ProbeItem asked -> Optional.of(asked.probe().name());
      case Spec.SpecItem.SurveyItem asked -> Optional.of(asked.survey().name());
      case Spec.SpecItem.TuneItem asked -> Optional.of(asked.tune().name());
      case Spec.SpecItem.Define _,
          Spec.SpecItem.Recovered _,
          Spec.SpecItem.Observer _,
          Spec.SpecItem.Allow _ ->
          Optional.empty();
    };
  }

  /** Whether a member belongs in an observer, which has no time, no threads and no latches. */
  static boolean isObserving(Member member) {
    return switch (member) {
      case Member.Variable _,
          Member.State _,
          Member.MachineTransition _,
          Member.MachineDefinition _ ->
          true;
      case Member.Signal _, Member.Timer _, Member.Window _, Member.Thread _ -> false;
    };
  }
}
