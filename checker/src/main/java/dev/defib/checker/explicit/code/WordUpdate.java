package dev.defib.checker.explicit.code;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an action does to one word of the state: some fields get constants, some the values of
 * terms, the others stay.
 */
final class WordUpdate {
  private static final int BYTES_PER_FIELD = 12;

  private final int word;
  private final List<Field> fields = new ArrayList<>();
  private long replaced;
  private long constants;

  private record Field(Layout.Place place, Term value) {}

  private WordUpdate(int word) {
    this.word = word;
  }

  /** For each word of the state what the action does to it. */
  static List<WordUpdate> of(Action action, Layout layout) {
    List<WordUpdate> words = new ArrayList<>();
    for (int i = 0; i < layout.words(); i++) {
      words.add(new WordUpdate(i));
    }
    for (Action.Update update : action.updates()) {
      Layout.Place place = layout.place(update.slot());
      if (place.width() > 0 && !isIdentity(update)) {
        words.get(place.word()).add(place, update.value());
      }
    }
    return words;
  }

  private static boolean isIdentity(Action.Update update) {
    return update.value() instanceof Term.Read read && read.slot() == update.slot();
  }

  private void add(Layout.Place place, Term value) {
    replaced |= place.maskInWord();
    if (value instanceof Term.Constant constant) {
      constants |= place.inWord(constant.value());
    } else {
      fields.add(new Field(place, value));
    }
  }

  List<Term> terms() {
    return fields.stream().map(Field::value).toList();
  }

  int bytes(Measure measure, int limit) {
    return fields.stream()
        .mapToInt(field -> BYTES_PER_FIELD + Math.min(limit, measure.bytes(field.value())))
        .sum();
  }

  SortedSet<Name> names(Measure measure) {
    SortedSet<Name> names = new TreeSet<>();
    if (replaced != -1) {
      names.add(Name.word(word));
    }
    terms().forEach(term -> names.addAll(measure.names(term)));
    return names;
  }

  /** Leaves the new word on the stack. */
  void write(CodeBuilder code, Scope before, TermCode terms) {
    if (replaced == -1) {
      code.loadConstant(constants);
    } else {
      code.lload(before.slot(Name.word(word)));
      if (replaced != 0) {
        code.loadConstant(~replaced).land();
      }
      if (constants != 0) {
        code.loadConstant(constants).lor();
      }
    }
    for (Field field : fields) {
      terms.value(code, before, field.value());
      if (field.place().low() != 0) {
        code.loadConstant(field.place().low()).lsub();
      }
      if (field.place().shift() > 0) {
        code.loadConstant(field.place().shift()).lshl();
      }
      code.lor();
    }
  }
}
