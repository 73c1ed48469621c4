package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code survey name}: what becomes of the system under each fault, and under each combination.
 *
 * @param roles what {@code usable}, {@code harmed} and {@code alive} mean here, as written
 * @param faults each strikes once
 * @param depth the most strikes in one run; one if absent
 */
public record Survey(
    Identifier name,
    Optional<String> text,
    List<Role> roles,
    List<Fault> faults,
    Optional<Expr> depth,
    Span span) {
  public Survey {
    roles = List.copyOf(roles);
    faults = List.copyOf(faults);
  }

  /** {@code usable: a.served, b.served}. */
  public record Role(Identifier word, List<Expr> values, Span span) {
    public Role {
      values = List.copyOf(values);
    }
  }

  /** The expressions of a role, none if it is not there. */
  public List<Expr> values(String role) {
    return roles.stream()
        .filter(r -> r.word().text().equals(role))
        .findFirst()
        .map(Role::values)
        .orElse(List.of());
  }
}
