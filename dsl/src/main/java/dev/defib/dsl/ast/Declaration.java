package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** What a model declares. */
public sealed interface Declaration {
  Identifier name();

  Span span();

  /** {@code const limit: int = 3}. */
  record Constant(Identifier name, Optional<TypeExpr> type, Expr value, Span span)
      implements Declaration {}

  record Enumeration(Identifier name, List<Identifier> literals, Span span) implements Declaration {
    public Enumeration {
      literals = List.copyOf(literals);
    }
  }

  /** {@code messages Reply { ok, data(sector: 0..3) }}. */
  record Messages(Identifier name, List<MessageKind> kinds, Span span) implements Declaration {
    public Messages {
      kinds = List.copyOf(kinds);
    }
  }

  record MessageKind(Identifier name, List<Field> fields, Span span) {
    public MessageKind {
      fields = List.copyOf(fields);
    }
  }

  record Field(Identifier name, TypeExpr type, Span span) {}

  /** A type of machine; an observer occurs in specs only, and is its own single instance. */
  record Machine(
      MachineKind kind,
      Identifier name,
      List<Parameter> parameters,
      List<Member> members,
      Span span)
      implements Declaration {
    public Machine {
      parameters = List.copyOf(parameters);
      members = List.copyOf(members);
    }
  }

  record SystemDeclaration(
      Identifier name, List<Parameter> parameters, List<SystemItem> items, Span span)
      implements Declaration {
    public SystemDeclaration {
      parameters = List.copyOf(parameters);
      items = List.copyOf(items);
    }
  }

  record Parameter(Identifier name, ParameterType type, Optional<Expr> initial, Span span) {}
}
