package dev.defib.checker.explicit.code;

import dev.defib.checker.ir.Term;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedSet;

/**
 * Static methods that compiled code calls for what would make the caller too large: above 8,000
 * bytes of code HotSpot leaves a method to its interpreter.
 *
 * <p>The class-file library may run the code of a method twice; the second time must find the
 * methods of the first, so they are remembered by what they compute.
 */
final class Outlines {
  private final ClassDesc self;
  private final IdentityHashMap<Object, Outline> known = new IdentityHashMap<>();
  private final Deque<Outline> pending = new ArrayDeque<>();

  Outlines(ClassDesc self) {
    this.self = self;
  }

  /** Writes the code that leaves the method's value, a long, on the stack. */
  interface Body {
    void write(CodeBuilder code, Scope scope);
  }

  private record Outline(String name, List<Name> parameters, Body body) {
    MethodTypeDesc type() {
      return MethodTypeDesc.of(
          ConstantDescs.CD_long, Collections.nCopies(parameters.size(), ConstantDescs.CD_long));
    }
  }

  /**
   * Calls the method that computes something, to be written later.
   *
   * @param what identifies what is computed
   * @param names the method's parameters
   */
  void call(CodeBuilder code, Scope scope, Object what, SortedSet<Name> names, Body body) {
    Outline outline =
        known.computeIfAbsent(
            what,
            _ -> {
              Outline made = new Outline("part" + known.size(), List.copyOf(names), body);
              pending.add(made);
              return made;
            });
    outline.parameters().forEach(name -> code.lload(scope.slot(name)));
    code.invokestatic(self, outline.name(), outline.type());
  }

  void call(CodeBuilder code, Scope scope, Term term, TermCode terms) {
    call(
        code,
        scope,
        term,
        terms.measure().names(term),
        (inside, parameters) -> terms.node(inside, parameters, term));
  }

  /** Writes what was called so far, and what that calls. */
  void write(ClassBuilder to) {
    while (!pending.isEmpty()) {
      Outline outline = pending.remove();
      to.withMethodBody(
          outline.name(), outline.type(), ClassFile.ACC_STATIC, code -> write(outline, code));
    }
  }

  private static void write(Outline outline, CodeBuilder code) {
    Scope scope = new Scope();
    for (int i = 0; i < outline.parameters().size(); i++) {
      scope.put(outline.parameters().get(i), 2 * i);
    }
    outline.body().write(code, scope);
    code.lreturn();
  }
}
