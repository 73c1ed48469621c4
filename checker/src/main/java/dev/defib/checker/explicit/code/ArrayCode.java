package dev.defib.checker.explicit.code;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/** Compiles the read of an array's element at a computed place. */
final class ArrayCode {
  private final CodeBuilder code;
  private final Scope scope;
  private final Layout layout;
  private final Variable variable;
  private final Layout.Place first;

  /** The method's local variable that holds the index. */
  private final int index;

  private ArrayCode(CodeBuilder code, Scope scope, Layout layout, Variable variable) {
    this.code = code;
    this.scope = scope;
    this.layout = layout;
    this.variable = variable;
    this.first = layout.place(variable.offset());
    this.index = code.allocateLocal(TypeKind.LONG);
  }

  /** Leaves the element on the stack; outside the array the least value of its type. */
  static void readAt(
      CodeBuilder code, Scope scope, Term.ReadAt read, TermCode terms, Layout layout) {
    if (layout.place(read.variable().offset()).width() == 0) {
      code.loadConstant(read.type().low());
      return;
    }
    terms.value(code, scope, read.index());
    ArrayCode array = new ArrayCode(code, scope, layout, read.variable());
    code.lstore(array.index);
    array.read(read.index().type());
  }

  private void read(Type indexType) {
    Label outside = code.newLabel();
    Label end = code.newLabel();
    if (indexType.low() < 0) {
      code.lload(index).lconst_0().lcmp().iflt(outside);
    }
    if (indexType.high() >= variable.length()) {
      code.lload(index).loadConstant((long) variable.length()).lcmp().ifge(outside);
    }
    int perWord = elementsInFirstWord();
    for (int from = 0; from < variable.length(); from += perWord) {
      Label next = code.newLabel();
      if (from + perWord < variable.length()) {
        code.lload(index).loadConstant((long) from + perWord).lcmp().ifge(next);
      }
      element(from);
      code.goto_(end);
      code.labelBinding(next);
    }
    code.labelBinding(outside);
    code.loadConstant(variable.type().low());
    code.labelBinding(end);
  }

  private int elementsInFirstWord() {
    int elements = 1;
    while (elements < variable.length()
        && layout.place(variable.offset() + elements).word() == first.word()) {
      elements++;
    }
    return elements;
  }

  /** Reads the element, which lies in the same word as element {@code from}, the first there. */
  private void element(int from) {
    Layout.Place place = layout.place(variable.offset() + from);
    code.lload(scope.slot(Name.word(place.word())));
    code.lload(index).l2i();
    if (from > 0) {
      code.loadConstant(from).isub();
    }
    code.loadConstant(place.width()).imul();
    if (place.shift() > 0) {
      code.loadConstant(place.shift()).iadd();
    }
    code.lushr();
    if (place.width() < Long.SIZE) {
      code.loadConstant(place.mask()).land();
    }
    if (place.low() != 0) {
      code.loadConstant(place.low()).ladd();
    }
  }
}
