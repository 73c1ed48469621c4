package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.math.BigInteger;
import java.util.Optional;

/** What types mean that are written down. */
final class Types {
  private static final long VALUES_MAX = 1L << 31;
  private final Program program;

  Types(Program program) {
    this.program = program;
  }

  /** The type of a variable, which is part of the state: {@code int} alone has no bounds. */
  Type ofVariable(
      Identifier name, Optional<TypeExpr> type, Optional<Initializer> initial, Context c) {
    if (type.isPresent()) {
      if (type.get() instanceof TypeExpr.Int unbounded) {
        reportUnbounded(unbounded.span());
        return Type.INT;
      }
      return of(type.get(), c);
    }
    if (initial.isPresent() && initial.get() instanceof Initializer.Value value) {
      Type found = program.expressions.value(value.value(), c.constant("an initial value"));
      if (found instanceof Type.Int) {
        reportUntyped(name);
      }
      return found instanceof Type.Bool ? Type.BOOL : found;
    }
    reportUntyped(name);
    return Type.UNKNOWN;
  }

  private void reportUnbounded(Span place) {
    program.facts.report(
        Diagnostic.of(Code.MISSING_TYPE, "a variable needs bounds: `int` has none")
            .help("write the least and the largest value, for example `0..7`")
            .at(place, "no bounds"));
  }

  private void reportUntyped(Identifier name) {
    program.facts.report(
        Diagnostic.of(Code.MISSING_TYPE, "the variable `" + name + "` needs a type")
            .help("write its values behind the name, for example `var " + name + ": 0..3`")
            .at(name.span(), "which values?"));
  }

  Type of(TypeExpr type, Context c) {
    return switch (type) {
      case TypeExpr.Bool _ -> Type.BOOL;
      case TypeExpr.Int _ -> Type.INT;
      case TypeExpr.Range range -> range(range, c);
      case TypeExpr.Named named -> named(named.name(), c);
      case TypeExpr.Array array -> {
        program.expressions.integer(
            array.length(), c.constant("an array's length"), "an array's length");
        yield array(of(array.element(), c));
      }
    };
  }

  private Type range(TypeExpr.Range range, Context c) {
    if (range.high() instanceof Expr.Index index) {
      arrayOfRanges(range, index);
      return Type.UNKNOWN;
    }
    Context bound = c.constant("the bound of a type");
    Type.Int low = program.expressions.integer(range.low(), bound, "the bound of a type");
    Type.Int high = program.expressions.integer(range.high(), bound, "the bound of a type");
    if (low.isKnown() && high.isKnown()) {
      checkSize(low.low(), high.low(), range.span());
    }
    if (low.low() > high.high()) {
      return Type.INT; // empty, which is reported
    }
    return new Type.Int(low.low(), high.high());
  }

  /** {@code 0..N[4]} is read as a range up to {@code N[4]}; of a numeral the parser says so. */
  private void arrayOfRanges(TypeExpr.Range range, Expr.Index index) {
    if (index.array() instanceof Expr.Numeral) {
      return;
    }
    String low = range.low().span().text();
    String high = index.array().span().text();
    program.facts.report(
        Diagnostic.of(Code.NOT_AN_ARRAY, "`" + high + "` has no elements that could be a bound")
            .help("an array of ranges is written `(" + low + ".." + high + ")[n]`")
            .at(index.span()));
  }

  private void checkSize(long low, long high, Span place) {
    if (low > high) {
      program.facts.report(
          Diagnostic.of(Code.EMPTY_RANGE, "no number lies in " + low + ".." + high)
              .help("write the smaller bound first")
              .at(place, "empty"));
      return;
    }
    BigInteger values =
        BigInteger.valueOf(high).subtract(BigInteger.valueOf(low)).add(BigInteger.ONE);
    if (values.compareTo(BigInteger.valueOf(VALUES_MAX)) > 0) {
      program.facts.report(
          Diagnostic.of(
                  Code.TYPE_TOO_LARGE,
                  "a type of " + values + " values; at most " + VALUES_MAX + " are possible")
              .help("keep of the number only what the protocol depends on")
              .at(place));
    }
  }

  private Type named(QualifiedName name, Context c) {
    Optional<Declaration> found =
        c.module().resolve(name, Declaration.Enumeration.class, program.facts);
    return found.map(d -> enumeration(d, name)).orElse(Type.UNKNOWN);
  }

  private Type enumeration(Declaration declaration, QualifiedName name) {
    if (declaration instanceof Declaration.Enumeration enumeration) {
      return new Type.Enum(enumeration);
    }
    program.facts.report(notAType(declaration, name));
    return Type.UNKNOWN;
  }

  private static Diagnostic notAType(Declaration declaration, QualifiedName name) {
    var diagnostic =
        Diagnostic.of(
                Code.NOT_A_TYPE,
                "`" + name + "` is " + Words.describe(declaration) + ", not a type of values")
            .because(declaration.name().span(), "declared here");
    if (declaration instanceof Declaration.Constant) {
      diagnostic.help("for the numbers up to it write `0.." + name + "`");
    } else if (declaration instanceof Declaration.Messages) {
      diagnostic.help("a queue of them is `queue of " + name + "`");
    }
    return diagnostic.at(name.span());
  }

  Type of(ParameterType type, Context c) {
    return switch (type) {
      case ParameterType.QueueOf q -> grouped(queue(q.messages(), c.module()), q.group());
      case ParameterType.Lock lock -> grouped(new Type.Lock(), lock.group());
      case ParameterType.OfKind k ->
          grouped(new Type.Machine(k.kind(), Optional.empty()), k.group());
      case ParameterType.GroupOf g -> array(machine(g.machine(), c.module()));
      case ParameterType.Writable w -> of(w.type(), c);
      case ParameterType.Plain plain -> plain(plain.type(), c);
    };
  }

  private Type plain(TypeExpr type, Context c) {
    if (type instanceof TypeExpr.Named named
        && c.module()
            .find(named.name())
            .filter(Declaration.Machine.class::isInstance)
            .isPresent()) {
      return machine(named.name(), c.module());
    }
    return of(type, c);
  }

  private static Type grouped(Type type, boolean group) {
    return group ? array(type) : type;
  }

  Type queue(QualifiedName messages, Module module) {
    Optional<Declaration> found =
        module.resolve(messages, Declaration.Messages.class, program.facts);
    if (found.isEmpty()) {
      return Type.UNKNOWN;
    }
    if (found.get() instanceof Declaration.Messages m) {
      return new Type.Queue(m);
    }
    report(found.get(), messages, "a queue holds messages");
    return Type.UNKNOWN;
  }

  Type machine(QualifiedName name, Module module) {
    Optional<Declaration> found = module.resolve(name, Declaration.Machine.class, program.facts);
    if (found.isEmpty()) {
      return Type.UNKNOWN;
    }
    if (found.get() instanceof Declaration.Machine m) {
      return new Type.Machine(m.kind(), program.shape(m));
    }
    report(found.get(), name, "a machine is needed here");
    return Type.UNKNOWN;
  }

  private void report(Declaration declaration, QualifiedName name, String needed) {
    program.facts.report(
        Diagnostic.of(
                Code.NOT_A_TYPE, needed + ", but `" + name + "` is " + Words.describe(declaration))
            .because(declaration.name().span(), "declared here")
            .at(name.span()));
  }

  /** The type of what an expression of a declared constant may be. */
  Type ofConstant(Declaration.Constant constant, Context c) {
    if (constant.type().isEmpty()) {
      return program.expressions.value(constant.value(), c);
    }
    Type type = of(constant.type().get(), c);
    Type value = program.expressions.expect(constant.value(), type, c, "the value of a constant");
    return value instanceof Type.Unknown ? type : value;
  }

  /** An array of something; of what is unknown, nothing is known. */
  static Type array(Type element) {
    return element instanceof Type.Unknown ? element : new Type.Array(element);
  }

  /** Whether it is a machine or a group of them. */
  static boolean isMachine(Type type) {
    return type instanceof Type.Machine || isArrayOf(type, Type.Machine.class);
  }

  static boolean isArrayOf(Type type, Class<? extends Type> element) {
    return type instanceof Type.Array array && element.isInstance(array.element());
  }
}
