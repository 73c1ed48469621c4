package dev.defib.checker.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A defect put into one method of the explicit engine.
 *
 * @param story what an engineer would have got wrong
 * @param type the class, from {@code dev.defib.checker.explicit} on
 * @param method all methods of this name in it
 */
record Mutant(String story, String type, String method, Edit edit) {
  private static final String ENGINE = "dev.defib.checker.explicit.";

  /** What is done to the method. */
  sealed interface Edit {
    /** It does nothing, and returns 0 or false. */
    record Nothing() implements Edit {}

    /** It does nothing, and returns 1 or true. */
    record One() implements Edit {}

    /** One of its conditional jumps, counted from 0, goes the other way. */
    record Turn(int jump) implements Edit {}
  }

  @Override
  public String toString() {
    return story;
  }

  /** The engine with this defect, whose other classes are loaded anew beside it. */
  ClassLoader loader() {
    return new ClassLoader(Mutant.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
          Class<?> known = findLoadedClass(name);
          if (known != null) {
            return known;
          }
          if (!name.startsWith(ENGINE)) {
            return super.loadClass(name, resolve);
          }
          byte[] code = name.equals(ENGINE + type) ? broken(bytes(name)) : bytes(name);
          return defineClass(name, code, 0, code.length);
        }
      }
    };
  }

  private static byte[] bytes(String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = Mutant.class.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] broken(byte[] original) {
    AtomicInteger edits = new AtomicInteger();
    ClassTransform transform =
        ClassTransform.transformingMethods(
            found -> found.methodName().equalsString(method) && found.code().isPresent(),
            edit(edits));
    byte[] broken = ClassFile.of().transformClass(ClassFile.of().parse(original), transform);
    if (edits.get() == 0) {
      throw new IllegalArgumentException("nothing to edit in " + type + "." + method);
    }
    return broken;
  }

  private MethodTransform edit(AtomicInteger edits) {
    return switch (edit) {
      case Edit.Nothing _ -> returning(0, edits);
      case Edit.One _ -> returning(1, edits);
      case Edit.Turn(int jump) -> MethodTransform.transformingCode(turning(jump, edits));
    };
  }

  private static MethodTransform returning(int value, AtomicInteger edits) {
    return (to, part) -> {
      if (part instanceof CodeModel code) {
        edits.incrementAndGet();
        MethodTypeDesc shape = code.parent().orElseThrow().methodTypeSymbol();
        to.withCode(body -> give(body, value, TypeKind.from(shape.returnType())));
      } else {
        to.with(part);
      }
    };
  }

  private static void give(CodeBuilder body, int value, TypeKind kind) {
    switch (kind) {
      case VOID -> {}
      case LONG -> body.loadConstant((long) value);
      case REFERENCE -> body.aconst_null();
      default -> body.loadConstant(value);
    }
    body.return_(kind);
  }

  private static CodeTransform turning(int jump, AtomicInteger edits) {
    AtomicInteger seen = new AtomicInteger();
    return (to, part) -> {
      if (part instanceof BranchInstruction branch
          && isConditional(branch)
          && seen.getAndIncrement() == jump) {
        edits.incrementAndGet();
        to.branch(turned(branch.opcode()), branch.target());
      } else {
        to.with(part);
      }
    };
  }

  private static boolean isConditional(BranchInstruction branch) {
    return switch (branch.opcode()) {
      case GOTO, GOTO_W -> false;
      default -> true;
    };
  }

  private static Opcode turned(Opcode opcode) {
    return switch (opcode) {
      case IFEQ -> Opcode.IFNE;
      case IFNE -> Opcode.IFEQ;
      case IFLT -> Opcode.IFGE;
      case IFGE -> Opcode.IFLT;
      case IFGT -> Opcode.IFLE;
      case IFLE -> Opcode.IFGT;
      case IF_ICMPEQ -> Opcode.IF_ICMPNE;
      case IF_ICMPNE -> Opcode.IF_ICMPEQ;
      case IF_ICMPLT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPGT;
      case IF_ACMPEQ -> Opcode.IF_ACMPNE;
      case IF_ACMPNE -> Opcode.IF_ACMPEQ;
      case IFNULL -> Opcode.IFNONNULL;
      case IFNONNULL -> Opcode.IFNULL;
      default -> throw new IllegalArgumentException(opcode.toString());
    };
  }
}
