package dev.defib.dsl.random;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.SourceFile;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which constructs of the language occur in a text.
 *
 * <p>They are read off the syntax tree's own declarations, so none can be forgotten: each record
 * that is an alternative, each constant of an enumeration, each flag that is set, each optional
 * part that is present and each list that has members; and the names of functions and of members.
 */
public final class Census {
  private static final String TREE = "dev.defib.dsl.ast";
  private static final Set<String> FUNCTIONS =
      Set.of(
          "alive",
          "dead",
          "answers",
          "incarnation",
          "hung",
          "wedged",
          "removed",
          "min",
          "max",
          "crash",
          "hang",
          "wedge",
          "garble",
          "remove",
          "slow",
          "stuck",
          "lose",
          "duplicate",
          "reorder",
          "miss",
          "spurious",
          "corrupt",
          "start",
          "kill",
          "exit");
  private static final Set<String> MEMBERS = Set.of("length", "empty", "full", "room", "count");

  private Census() {}

  /** All constructs that the language has, by names that say where in the tree they stand. */
  public static Set<String> all() {
    Set<String> result = new TreeSet<>();
    declared(SourceFile.class, new HashSet<>(), result);
    FUNCTIONS.forEach(f -> result.add("function " + f));
    MEMBERS.forEach(m -> result.add("member " + m));
    return result;
  }

  /** Those that occur in the file. */
  public static Set<String> of(SourceFile file) {
    Set<String> result = new TreeSet<>();
    occurring(file, result);
    return result;
  }

  private static void declared(Type type, Set<Class<?>> seen, Set<String> into) {
    if (type instanceof ParameterizedType generic) {
      declared(generic.getActualTypeArguments()[0], seen, into);
      return;
    }
    if (!(type instanceof Class<?> c) || !c.getName().startsWith(TREE) || !seen.add(c)) {
      return;
    }
    if (c.isEnum()) {
      for (Object constant : c.getEnumConstants()) {
        into.add(name((Enum<?>) constant));
      }
    } else if (c.isSealed()) {
      for (Class<?> alternative : c.getPermittedSubclasses()) {
        into.add(name(alternative));
        declared(alternative, seen, into);
      }
    } else if (c.isRecord()) {
      for (RecordComponent component : c.getRecordComponents()) {
        if (canBeAbsent(component)) {
          into.add(name(component));
        }
        declared(component.getGenericType(), seen, into);
      }
    }
  }

  private static boolean canBeAbsent(RecordComponent component) {
    Class<?> type = component.getType();
    return type == boolean.class || type == Optional.class || type == List.class;
  }

  private static void occurring(Object node, Set<String> into) {
    switch (node) {
      case Optional<?> optional -> optional.ifPresent(o -> occurring(o, into));
      case List<?> list -> list.forEach(o -> occurring(o, into));
      case Enum<?> constant when constant.getDeclaringClass().getName().startsWith(TREE) ->
          into.add(name(constant));
      case Record record when record.getClass().getName().startsWith(TREE) -> {
        into.add(name(record.getClass()));
        named(record, into);
        Arrays.stream(record.getClass().getRecordComponents())
            .forEach(c -> component(record, c, into));
      }
      default -> {}
    }
  }

  private static void component(Record record, RecordComponent component, Set<String> into) {
    Object value;
    try {
      value = component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the tree's records are public", e);
    }
    boolean present =
        switch (value) {
          case Boolean flag -> flag;
          case Optional<?> optional -> optional.isPresent();
          case List<?> list -> !list.isEmpty();
          default -> false;
        };
    if (present) {
      into.add(name(component));
    }
    occurring(value, into);
  }

  private static void named(Record record, Set<String> into) {
    if (record instanceof Expr.Call call && FUNCTIONS.contains(call.function().text())) {
      into.add("function " + call.function().text());
    }
    if (record instanceof Expr.Select select && MEMBERS.contains(select.member().text())) {
      into.add("member " + select.member().text());
    }
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return (outer == null ? "" : name(outer) + ".") + type.getSimpleName();
  }

  private static String name(Enum<?> constant) {
    return name(constant.getDeclaringClass()) + "." + constant.name();
  }

  private static String name(RecordComponent component) {
    return name(component.getDeclaringRecord()) + ":" + component.getName();
  }
}
